//! The colours of the file: a small sRGB profile (ICC version 2, matrix and curves), made here.

/// The sRGB transfer curve at 64 even steps; between them readers interpolate (largest error 4 of
/// 65,535).
const CURVE: [u16; 64] = [
    0, 81, 161, 244, 345, 466, 609, 776, 965, 1_180, 1_420, 1_687, 1_980, 2_301, 2_651, 3_030,
    3_439, 3_879, 4_349, 4_851, 5_386, 5_953, 6_554, 7_189, 7_858, 8_562, 9_302, 10_078, 10_890,
    11_739, 12_626, 13_551, 14_513, 15_515, 16_556, 17_636, 18_757, 19_918, 21_120, 22_363, 23_648,
    24_974, 26_344, 27_756, 29_211, 30_710, 32_253, 33_840, 35_471, 37_148, 38_870, 40_638, 42_452,
    44_312, 46_219, 48_173, 50_174, 52_223, 54_320, 56_465, 58_659, 60_901, 63_193, 65_535,
];

/// Primaries and white of sRGB, adapted to D50 (IEC 61966-2-1), as the s15Fixed16 numbers of a
/// profile.
const WHITE: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
const RED: [u32; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [u32; 3] = [0x24A0, 0x0F84, 0xB6CF];

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB")),
        (b"cprt", [b"text\0\0\0\0CC0\0".as_slice()].concat()),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve()),
        (b"gTRC", curve()),
        (b"bTRC", curve()),
    ];
    let first = 128 + 4 + 12 * 9;
    let mut table = 9u32.to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let mut same: Vec<(Vec<u8>, usize)> = Vec::new();
    for (signature, bytes) in tags {
        // The three curves are one.
        let at = same
            .iter()
            .find(|(known, _)| *known == bytes)
            .map_or(data.len(), |(_, at)| *at);
        let size = bytes.len();
        if at == data.len() {
            data.extend(&bytes);
            data.resize(data.len().next_multiple_of(4), 0);
            same.push((bytes, at));
        }
        table.extend(signature);
        table.extend(number(first + at).to_be_bytes());
        table.extend(number(size).to_be_bytes());
    }
    let mut profile = header(number(first + data.len()));
    profile.extend(table);
    profile.extend(data);
    profile
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend(0x0240_0000u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    // A fixed day: the profile is the same in every file.
    for part in [2026u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    for part in WHITE {
        header.extend(part.to_be_bytes());
    }
    header.resize(128, 0);
    header
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    tag.extend(values.into_iter().flat_map(u32::to_be_bytes));
    tag
}

fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0\0\0\0\x40".to_vec();
    tag.extend(CURVE.into_iter().flat_map(u16::to_be_bytes));
    tag
}

/// ICC version 2: the name in ASCII, and empty Unicode and Macintosh versions of it.
fn description(words: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend(number(words.len() + 1).to_be_bytes());
    tag.extend(words.as_bytes());
    tag.extend([0; 1 + 4 + 4 + 2 + 1 + 67]);
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_small_and_whole() {
        let profile = srgb();
        assert!(profile.len() < 800, "{}", profile.len());
        assert_eq!(
            u32::from_be_bytes(profile[..4].try_into().unwrap()) as usize,
            profile.len()
        );
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!((CURVE[0], CURVE[63]), (0, 65_535));
        assert!(CURVE.is_sorted());
    }
}
