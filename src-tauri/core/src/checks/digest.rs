//! One sum for several texts, of which fingerprints consist.

use sha2::{Digest, Sha256};

/// Returns the SHA-256 of the parts, each after its length, in hexadecimal.
pub(super) fn digest(parts: &[String]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let bytes = hasher.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
