// Whether the composer shows a post's preview or the grid of its profile. Kept from post to post.

class Likeness {
  showsGrid = $state.raw(false);
}

export const likeness = new Likeness();
