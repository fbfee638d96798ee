//! Codes with check digits: tax numbers, bank accounts, barcodes. All of them fit the rules; none belongs to anybody: tax numbers lie in
//! ranges that are not given out, the bank does not exist, the barcodes are of the range for use inside a shop.

use encargo_domain::catalog::gtin13_check_digit;

/// A Spanish personal tax number: eight digits and the letter of their remainder by 23.
pub(super) fn nif(number: u32) -> String {
    let letters = "TRWAGMYFPDXBNJZSQVHLCKE";
    let at = usize::try_from(number % 23).unwrap_or(0);
    format!("{number:08}{}", letters.get(at..=at).unwrap_or("T"))
}

/// A Spanish company tax number: a letter, seven digits and their check digit (a letter for those kinds of body that have one).
pub(super) fn cif(kind: char, number: u32) -> String {
    let digits = format!("{number:07}");
    let sum: u32 = digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(i, d)| {
            if i % 2 == 0 {
                d * 2 / 10 + d * 2 % 10
            } else {
                d
            }
        })
        .sum();
    let control = (10 - sum % 10) % 10;
    if "NPQRSW".contains(kind) {
        let at = usize::try_from(control).unwrap_or(0);
        format!("{kind}{digits}{}", "JABCDEFGHI".get(at..=at).unwrap_or("J"))
    } else {
        format!("{kind}{digits}{control}")
    }
}

/// A Spanish account: bank and office, the two national check digits, ten digits of the account; in front the IBAN check digits.
pub(super) fn iban(bank_and_office: &str, account: &str) -> String {
    let check = |digits: &str| {
        let weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
        let sum: u32 = digits
            .chars()
            .filter_map(|c| c.to_digit(10))
            .zip(weights)
            .map(|(d, w)| d * w)
            .sum();
        match 11 - sum % 11 {
            11 => 0,
            10 => 1,
            n => n,
        }
    };
    let number = format!(
        "{bank_and_office}{}{}{account}",
        check(&format!("00{bank_and_office}")),
        check(account)
    );
    // «ES» in digits is 1428.
    let rest = format!("{number}142800")
        .chars()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |rest, d| (rest * 10 + d) % 97);
    format!("ES{:02}{number}", 98 - rest)
}

/// A barcode of the in-store range (GS1 prefix 200–299) for a variant of a product.
pub(super) fn barcode(product: u32, variant: u32) -> String {
    let first = format!("29{product:06}{variant:04}");
    let check = gtin13_check_digit(&first).unwrap_or(0);
    format!("{first}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use encargo_domain::catalog::gtin_valid;

    #[test]
    fn tax_numbers_of_the_rule_books() {
        assert_eq!(nif(12_345_678), "12345678Z");
        assert_eq!(nif(0), "00000000T");
        assert_eq!(cif('A', 5_881_850), "A58818501");
        assert_eq!(cif('Q', 2_826_000), "Q2826000H");
    }

    #[test]
    fn the_example_account() {
        assert_eq!(
            iban("21000418", "0200051332"),
            "ES9121000418450200051332",
            "the IBAN registry's own example"
        );
    }

    #[test]
    fn barcodes_check() {
        assert!(gtin_valid(&barcode(1, 1)) && gtin_valid(&barcode(150, 12)));
        assert_eq!(barcode(7, 3).len(), 13);
    }
}
