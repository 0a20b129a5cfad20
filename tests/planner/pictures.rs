//! Pictures and videos for the tests, as bytes. Videos and odd pictures are written by hand, from their specifications.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage, RgbaImage};

/// A picture whose left half is red and whose right half is blue.
pub(crate) fn halves(width: u32, height: u32) -> DynamicImage {
    let red = Rgb([255, 0, 0]);
    let blue = Rgb([0, 0, 255]);
    let pixel = |x, _| if x < width / 2 { red } else { blue };
    RgbImage::from_fn(width, height, pixel).into()
}

pub(crate) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&halves(width, height), ImageFormat::Png)
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&halves(width, height), ImageFormat::Jpeg)
}

pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    encoded(&halves(width, height), ImageFormat::WebP)
}

/// A PNG that one can see through.
pub(crate) fn clear_png(width: u32, height: u32) -> Vec<u8> {
    encoded(&RgbaImage::new(width, height).into(), ImageFormat::Png)
}

/// A PNG of 16 bits a channel.
pub(crate) fn deep_png(width: u32, height: u32) -> Vec<u8> {
    let picture = DynamicImage::ImageRgb16(halves(width, height).into_rgb16());
    encoded(&picture, ImageFormat::Png)
}

/// A GIF of three pictures.
pub(crate) fn animation(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for _ in 0..3 {
        let frame = Frame::new(halves(width, height).into_rgba8());
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    bytes
}

/// The day in the position of [`jpeg_with_exif`].
pub(crate) const POSITION_DAY: &[u8] = b"2026:11:27";

/// A JPEG whose Exif has an orientation, 1 to 8, and a position.
pub(crate) fn jpeg_with_exif(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(entry(0x112, 3, 1, u32::from(orientation)));
    exif.extend(entry(0x8825, 4, 1, 38));
    exif.extend([0; 4]);
    exif.extend(1_u16.to_le_bytes());
    exif.extend(entry(0x1d, 2, 11, 56));
    exif.extend([0; 4]);
    exif.extend(POSITION_DAY);
    exif.push(0);
    let length = (exif.len() as u16 + 2).to_be_bytes();
    let segment = [&[0xff, 0xe1], &length[..], &exif].concat();
    let mut bytes = jpeg(width, height);
    bytes.splice(2..2, segment);
    bytes
}

fn entry(tag: u16, kind: u16, count: u32, value: u32) -> Vec<u8> {
    let head = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
    [
        head,
        count.to_le_bytes().to_vec(),
        value.to_le_bytes().to_vec(),
    ]
    .concat()
}

/// A JPEG of 8 × 8 pixels in four colours for print: each block has one code of one bit for its mean and one for its end.
pub(crate) fn cmyk_jpeg() -> Vec<u8> {
    let table = [vec![0xff, 0xdb, 0, 67, 0], vec![1; 64]].concat();
    let mut frame = vec![0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4];
    let mut scan = vec![0xff, 0xda, 0, 14, 4];
    for component in 1..=4 {
        frame.extend([component, 0x11, 0]);
        scan.extend([component, 0]);
    }
    scan.extend([0, 63, 0, 0, 0xff, 0xd9]);
    let codes = |class: u8| {
        let mut counts = [0; 16];
        counts[0] = 1;
        [&[0xff, 0xc4, 0, 20, class][..], &counts, &[0]].concat()
    };
    [
        vec![0xff, 0xd8],
        table,
        frame,
        codes(0x00),
        codes(0x10),
        scan,
    ]
    .concat()
}

/// The beginning of a PNG that tells these dimensions, in four channels of 16 bits, and has next to no pixels.
pub(crate) fn bomb(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = [size, vec![16, 6, 0, 0, 0]].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(b"IHDR", &head));
    bytes.extend(chunk(b"IDAT", &[0x78, 0x9c, 3, 0, 0, 0, 0, 1]));
    bytes.extend(chunk(b"IEND", &[]));
    bytes
}

fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let told = [kind, body].concat();
    let sum = told.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            sum >> 1 ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    });
    [
        &(body.len() as u32).to_be_bytes()[..],
        &told,
        &(!sum).to_be_bytes(),
    ]
    .concat()
}

/// A box of MP4 (ISO/IEC 14496-12).
fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// An MP4 of H.264 with no picture in it: 2.5 s at 30 frames a second, 1920 × 1080. `is_turned` stands it upright, as a
/// telephone does; `brand` is `isom`, or `qt  ` for QuickTime.
pub(crate) fn mp4(brand: &[u8; 4], is_turned: bool) -> Vec<u8> {
    let unit = 0x1_0000_u32;
    let (a, b, c, d) = if is_turned {
        (0, unit, unit.wrapping_neg(), 0)
    } else {
        (unit, 0, 0, unit)
    };
    let matrix = words(&[a, b, 0, c, d, 0, 0, 0, 0x4000_0000]);
    let movie = [
        words(&[0, 0, 0, 600, 1500, unit, 0x0100_0000, 0, 0]),
        matrix.clone(),
        vec![0; 28],
    ];
    let head = [
        words(&[3, 0, 0, 1, 0, 1500, 0, 0, 0, 0]),
        matrix,
        words(&[1920 << 16, 1080 << 16]),
    ];
    let handler = [&[0; 8][..], b"vide", &[0; 13]].concat();
    let mut entry = [&[0; 6][..], &[0, 1], &[0; 16], &[7, 128, 4, 56]].concat();
    entry.extend(
        [
            words(&[0x48_0000, 0x48_0000, 0]),
            vec![0, 1],
            vec![0; 32],
            vec![0, 24, 255, 255],
        ]
        .concat(),
    );
    let described = [words(&[0, 1]), boxed(b"avc1", &entry)].concat();
    let times = words(&[0, 1, 75, 1000]);
    let table = [boxed(b"stsd", &described), boxed(b"stts", &times)].concat();
    let media = [
        boxed(
            b"mdhd",
            &[words(&[0, 0, 0, 30_000, 75_000]), vec![0; 4]].concat(),
        ),
        boxed(b"hdlr", &handler),
        boxed(b"minf", &boxed(b"stbl", &table)),
    ];
    let track = [
        boxed(b"tkhd", &head.concat()),
        boxed(b"mdia", &media.concat()),
    ]
    .concat();
    let user_data = boxed(
        b"udta",
        &boxed(b"\xa9xyz", b"\0\x12\x15\xc7+52.5200+013.4050/"),
    );
    let index = [
        boxed(b"mvhd", &movie.concat()),
        boxed(b"trak", &track),
        user_data,
    ]
    .concat();
    let kind = boxed(b"ftyp", &[&brand[..], &[0; 4], brand].concat());
    [kind, boxed(b"moov", &index), boxed(b"mdat", &[7; 1000])].concat()
}

/// An element of Matroska (RFC 8794).
fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let size = (1_u64 << 56 | body.len() as u64).to_be_bytes();
    [id, &size, body].concat()
}

/// A WebM of VP9 with no picture in it: 3 s at 25 frames a second, 640 × 360.
pub(crate) fn webm() -> Vec<u8> {
    let head = [
        element(b"\x42\x82", b"webm"),
        element(b"\x42\x86", &[1]),
        element(b"\x42\xf7", &[1]),
        element(b"\x42\xf2", &[4]),
        element(b"\x42\xf3", &[8]),
        element(b"\x42\x87", &[2]),
        element(b"\x42\x85", &[2]),
    ];
    let info = [
        element(b"\x2a\xd7\xb1", &1_000_000_u32.to_be_bytes()),
        element(b"\x44\x89", &3000_f64.to_be_bytes()),
        element(b"\x4d\x80", b"test"),
        element(b"\x57\x41", b"test"),
    ];
    let size = [
        element(b"\xb0", &640_u16.to_be_bytes()),
        element(b"\xba", &360_u16.to_be_bytes()),
    ];
    let track = [
        element(b"\xd7", &[1]),
        element(b"\x73\xc5", &[1]),
        element(b"\x83", &[1]),
        element(b"\x23\xe3\x83", &40_000_000_u32.to_be_bytes()),
        element(b"\x86", b"V_VP9"),
        element(b"\xe0", &size.concat()),
    ];
    let segment = [
        element(b"\x15\x49\xa9\x66", &info.concat()),
        element(b"\x16\x54\xae\x6b", &element(b"\xae", &track.concat())),
        element(b"\x1f\x43\xb6\x75", &element(b"\xe7", &[0])),
    ];
    [
        element(b"\x1a\x45\xdf\xa3", &head.concat()),
        element(b"\x18\x53\x80\x67", &segment.concat()),
    ]
    .concat()
}

/// A HEIC of 400 × 300 pixels, turned by 90°, without its picture.
pub(crate) fn heic() -> Vec<u8> {
    let size = boxed(b"ispe", &words(&[0, 400, 300]));
    let properties = boxed(b"ipco", &[size, boxed(b"irot", &[1])].concat());
    let meta = [words(&[0]), boxed(b"iprp", &properties)].concat();
    let kind = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    [kind, boxed(b"meta", &meta), boxed(b"mdat", &[0; 100])].concat()
}

/// An SVG that would run a script and fetch a picture.
pub(crate) const SVG: &[u8] = b"<?xml version=\"1.0\"?>
<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><image href=\"https://example.com/a.png\"/></svg>";
