//! Files that leave the plan, one file a format. Writing is atomic: a reader sees the old file or
//! the new one, never half of it.
