//! Colours by name: the COLOR property allows names of CSS but no numbers (RFC 7986, section 5.9).

/// Those names of CSS Color 3, section 4.3, that are distinct enough to tell channels apart.
const NAMES: [(&str, [u8; 3]); 48] = [
    ("black", [0, 0, 0]),
    ("blueviolet", [138, 43, 226]),
    ("brown", [165, 42, 42]),
    ("cadetblue", [95, 158, 160]),
    ("chocolate", [210, 105, 30]),
    ("coral", [255, 127, 80]),
    ("cornflowerblue", [100, 149, 237]),
    ("crimson", [220, 20, 60]),
    ("darkblue", [0, 0, 139]),
    ("darkcyan", [0, 139, 139]),
    ("darkgoldenrod", [184, 134, 11]),
    ("darkgray", [169, 169, 169]),
    ("darkgreen", [0, 100, 0]),
    ("darkmagenta", [139, 0, 139]),
    ("darkolivegreen", [85, 107, 47]),
    ("darkorange", [255, 140, 0]),
    ("darkred", [139, 0, 0]),
    ("darkslateblue", [72, 61, 139]),
    ("darkslategray", [47, 79, 79]),
    ("darkturquoise", [0, 206, 209]),
    ("deeppink", [255, 20, 147]),
    ("deepskyblue", [0, 191, 255]),
    ("dimgray", [105, 105, 105]),
    ("dodgerblue", [30, 144, 255]),
    ("firebrick", [178, 34, 34]),
    ("forestgreen", [34, 139, 34]),
    ("gold", [255, 215, 0]),
    ("hotpink", [255, 105, 180]),
    ("indigo", [75, 0, 130]),
    ("lightgray", [211, 211, 211]),
    ("limegreen", [50, 205, 50]),
    ("mediumorchid", [186, 85, 211]),
    ("mediumseagreen", [60, 179, 113]),
    ("mediumslateblue", [123, 104, 238]),
    ("mediumvioletred", [199, 21, 133]),
    ("midnightblue", [25, 25, 112]),
    ("olive", [128, 128, 0]),
    ("orangered", [255, 69, 0]),
    ("palevioletred", [219, 112, 147]),
    ("plum", [221, 160, 221]),
    ("purple", [128, 0, 128]),
    ("red", [255, 0, 0]),
    ("royalblue", [65, 105, 225]),
    ("sienna", [160, 82, 45]),
    ("slategray", [112, 128, 144]),
    ("steelblue", [70, 130, 180]),
    ("teal", [0, 128, 128]),
    ("white", [255, 255, 255]),
];

/// Returns the name nearest to `#rrggbb`; `black` if that isn't a colour.
pub(super) fn nearest(colour: &str) -> &'static str {
    let wanted = parts(colour).unwrap_or_default();
    let nearest = NAMES
        .iter()
        .min_by_key(|(_, named)| distance(wanted, *named));
    nearest.map_or("black", |(name, _)| name)
}

fn parts(colour: &str) -> Option<[u8; 3]> {
    let part = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    Some([part(1)?, part(3)?, part(5)?])
}

/// Returns the square of the distance, with green weighted most and blue least, as the eye does.
fn distance(one: [u8; 3], two: [u8; 3]) -> u32 {
    let weights = [2, 4, 1];
    let parts = one.into_iter().zip(two).zip(weights);
    let squares = parts.map(|((one, two), weight)| weight * u32::from(one.abs_diff(two)).pow(2));
    squares.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_the_nearest_name() {
        for (colour, name) in [
            ("#008080", "teal"),
            ("#ff0000", "red"),
            ("#0f1419", "black"),
            ("#04a74c", "forestgreen"),
            ("#0866ff", "royalblue"),
            ("#6b6b70", "dimgray"),
            ("", "black"),
        ] {
            assert_eq!(nearest(colour), name, "{colour}");
        }
    }
}
