//! States and the ZIP codes in them. The first three digits of a ZIP code name the post office it is sorted at, and with it the state (USPS, Domestic
//! Mail Manual L002 and L005). A handful of codes at a border are sorted in the state next door: a table that has the code says better.

/// The states, the District of Columbia, the territories and the military «states» of the post, as addresses write them.
const STATES: [&str; 59] = [
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN",
    "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ",
    "NM", "NV", "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA",
    "WI", "WV", "WY", "AS", "GU", "MP", "PR", "VI", "AA", "AE", "AP",
];

/// States without a sales tax of their own or of their towns. (Alaska has none of its own; its boroughs do.)
const UNTAXED: [&str; 4] = ["DE", "MT", "NH", "OR"];

/// First and last three digits, and where they are. First match wins.
const PREFIXES: &[(u32, u32, &str)] = &[
    (5, 5, "NY"),
    (6, 7, "PR"),
    (8, 8, "VI"),
    (9, 9, "PR"),
    (10, 27, "MA"),
    (28, 29, "RI"),
    (30, 38, "NH"),
    (39, 49, "ME"),
    (55, 55, "MA"),
    (50, 59, "VT"),
    (60, 69, "CT"),
    (70, 89, "NJ"),
    (90, 98, "AE"),
    (100, 149, "NY"),
    (150, 196, "PA"),
    (197, 199, "DE"),
    (201, 201, "VA"),
    (200, 205, "DC"),
    (206, 219, "MD"),
    (220, 246, "VA"),
    (247, 268, "WV"),
    (270, 289, "NC"),
    (290, 299, "SC"),
    (300, 319, "GA"),
    (340, 340, "AA"),
    (320, 349, "FL"),
    (350, 369, "AL"),
    (370, 385, "TN"),
    (386, 397, "MS"),
    (398, 399, "GA"),
    (400, 427, "KY"),
    (430, 459, "OH"),
    (460, 479, "IN"),
    (480, 499, "MI"),
    (500, 528, "IA"),
    (530, 549, "WI"),
    (550, 567, "MN"),
    (569, 569, "DC"),
    (570, 577, "SD"),
    (580, 588, "ND"),
    (590, 599, "MT"),
    (600, 629, "IL"),
    (630, 658, "MO"),
    (660, 679, "KS"),
    (680, 693, "NE"),
    (700, 714, "LA"),
    (716, 729, "AR"),
    (733, 733, "TX"),
    (730, 749, "OK"),
    (750, 799, "TX"),
    (800, 816, "CO"),
    (820, 831, "WY"),
    (832, 838, "ID"),
    (840, 847, "UT"),
    (850, 865, "AZ"),
    (870, 884, "NM"),
    (885, 885, "TX"),
    (889, 898, "NV"),
    (900, 961, "CA"),
    (962, 966, "AP"),
    (967, 968, "HI"),
    (969, 969, "GU"),
    (970, 979, "OR"),
    (980, 994, "WA"),
    (995, 999, "AK"),
];

/// Whether it is a state as addresses write it: two capital letters.
pub fn is_state(code: &str) -> bool {
    STATES.contains(&code)
}

/// Whether nobody pays sales tax there.
pub fn is_untaxed(state: &str) -> bool {
    UNTAXED.contains(&state)
}

/// The five digits of a ZIP or ZIP+4 code (`90210-1234`, `902101234`); `None` where it is neither.
pub fn zip5(code: &str) -> Option<&str> {
    let code = code.trim();
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let (five, rest) = code.split_at_checked(5)?;
    let four = rest.trim_start_matches(['-', ' ']);
    (digits(five, 5) && (rest.is_empty() || digits(four, 4))).then_some(five)
}

/// The state a ZIP code lies in, by its first three digits; `None` where there is no such code.
pub fn state_of_zip(zip: &str) -> Option<&'static str> {
    let prefix: u32 = zip.get(..3)?.parse().ok()?;
    PREFIXES
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&prefix))
        .map(|(_, _, state)| *state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zip_code_tells_its_state() {
        for (zip, state) in [
            ("90210", Some("CA")),
            ("10001", Some("NY")),
            ("00501", Some("NY")),
            ("00901", Some("PR")),
            ("05501", Some("MA")),
            ("05401", Some("VT")),
            ("20101", Some("VA")),
            ("20500", Some("DC")),
            ("73301", Some("TX")),
            ("73102", Some("OK")),
            ("88510", Some("TX")),
            ("09012", Some("AE")),
            ("34002", Some("AA")),
            ("33101", Some("FL")),
            ("97201", Some("OR")),
            ("99950", Some("AK")),
            ("00001", None),
            ("abc", None),
        ] {
            assert_eq!(state_of_zip(zip), state, "{zip}");
        }
        for (_, _, state) in PREFIXES {
            assert!(is_state(state), "{state}");
        }
    }

    #[test]
    fn four_more_digits_are_cut_and_other_texts_are_no_zip_code() {
        for (code, zip) in [
            ("90210", Some("90210")),
            (" 90210-1234 ", Some("90210")),
            ("902101234", Some("90210")),
            ("90210 1234", Some("90210")),
            ("9021", None),
            ("90210-12", None),
            ("9021A", None),
            ("28013 Madrid", None),
            ("ñandú", None),
        ] {
            assert_eq!(zip5(code), zip, "{code}");
        }
    }
}
