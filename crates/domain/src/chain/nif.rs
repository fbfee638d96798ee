//! Spanish tax numbers (NIF): nine characters, the last or the one of them that is checked.

/// Letters of the rest of a division by 23 (RD 1553/2005 art. 11).
const LETTERS: [u8; 23] = *b"TRWAGMYFPDXBNJZSQVHLCKE";
/// Check letters of companies, by check digit (Orden EHA/451/2008).
const COMPANY_LETTERS: [u8; 10] = *b"JABCDEFGHI";

/// Without spaces, dots, hyphens and the country before it, in capitals.
pub(super) fn plain(text: &str) -> String {
    let bare: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    match bare.strip_prefix("ES") {
        Some(rest) if rest.len() == 9 => rest.to_owned(),
        _ => bare,
    }
}

/// Whether it is a NIF of a person (DNI, NIE, K, L, M) or of a company, its check character right.
pub fn is_nif(text: &str) -> bool {
    let bytes: Result<[u8; 9], _> = text.as_bytes().try_into();
    let Ok([first, digits @ .., check]) = bytes else {
        return false;
    };
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = digits
        .iter()
        .fold(0usize, |n, d| n * 10 + usize::from(d - b'0'));
    let letter = |head: usize| LETTERS.get((head * 10_000_000 + number) % 23) == Some(&check);
    match first {
        b'0'..=b'9' => letter(usize::from(first - b'0')),
        b'X' | b'K' | b'L' | b'M' => letter(0),
        b'Y' => letter(1),
        b'Z' => letter(2),
        b'A'..=b'J' | b'N' | b'P'..=b'S' | b'U' | b'V' | b'W' => {
            let digit = company_digit(&digits);
            let as_letter = COMPANY_LETTERS.get(digit) == Some(&check);
            let as_digit = check.is_ascii_digit() && usize::from(check - b'0') == digit;
            match first {
                b'N' | b'P' | b'Q' | b'R' | b'S' | b'W' => as_letter,
                b'A' | b'B' | b'E' | b'H' => as_digit,
                _ => as_letter || as_digit,
            }
        }
        _ => false,
    }
}

/// Every other digit doubled, the digits of the doubles added (Luhn).
fn company_digit(digits: &[u8; 7]) -> usize {
    let sum: usize = digits
        .iter()
        .map(|d| usize::from(d - b'0'))
        .enumerate()
        .map(|(i, d)| {
            if i % 2 == 0 {
                d * 2 / 10 + d * 2 % 10
            } else {
                d
            }
        })
        .sum();
    (10 - sum % 10) % 10
}
