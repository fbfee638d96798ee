//! How a business buys and where its e-invoices go; what papers and e-invoices say of goods beyond name and price.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::refusal::{Code, Refusal};

/// Where a party takes e-invoices (EN 16931 BT-34, BT-49).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Endpoint {
    /// Code of the scheme in the CEF's list of electronic addresses (EAS): `0088` GLN, `0204` Leitweg-ID, `9920` Spanish VAT number, `EM` e-mail.
    pub scheme: String,
    /// The address.
    pub id: String,
}

/// The schemes of the list EAS as EN 16931 1.3.16 knows them (BR-CL-25).
const SCHEMES: &str = "0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM";

impl Endpoint {
    /// Refuses an address nobody could send to: a scheme that is on no list, or nothing behind it.
    pub fn validate(&self) -> Result<(), Refusal> {
        if !SCHEMES.split(' ').any(|known| known == self.scheme) {
            return Err(invalid("endpoint-scheme", &self.scheme));
        }
        if self.id.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "endpoint"));
        }
        if self.id.chars().count() > LONGEST {
            return Err(invalid("endpoint", &self.id));
        }
        Ok(())
    }
}

/// How a customer buys and is billed; the default is a person at the counter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TradeTerms {
    /// Days after its issue an invoice is due; 0 = at once. Between businesses at most 60 in Spain (Ley 3/2004 art. 4), which is told, not enforced.
    pub payment_days: u32,
    /// Whether their prices carry tax; `None` as the shop's do.
    pub prices_include_tax: Option<bool>,
    /// What they want to read on every invoice (BT-10): a cost centre, in Germany the Leitweg-ID. An order may name another.
    pub buyer_reference: String,
    /// Where they take e-invoices.
    pub endpoint: Option<Endpoint>,
}

/// The longest term of payment, in days.
pub const MAX_PAYMENT_DAYS: u32 = 365;
/// The longest reference or address, in characters.
const LONGEST: usize = 100;

impl TradeTerms {
    /// Nothing agreed: these need not be written down.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Refuses terms that could not be kept or printed.
    pub fn validate(&self) -> Result<(), Refusal> {
        if self.payment_days > MAX_PAYMENT_DAYS {
            return Err(invalid("payment-days", &self.payment_days.to_string()));
        }
        reference("buyer-reference", &self.buyer_reference)?;
        self.endpoint.as_ref().map_or(Ok(()), Endpoint::validate)
    }
}

/// Refuses a reference of a buyer that is too long for a line of an invoice.
pub fn reference(field: &'static str, text: &str) -> Result<(), Refusal> {
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(invalid(field, text));
    }
    Ok(())
}

fn invalid(field: &str, value: &str) -> Refusal {
    Refusal::new(Code::FieldInvalid)
        .with("field", field)
        .with("value", value)
}

/// The measure goods are sold in: codes of UN/ECE Recommendation 20, and those of Recommendation 21 with an X before them, which EN 16931
/// takes as BT-130. Quantities are whole numbers of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub enum Unit {
    /// A piece.
    #[default]
    #[serde(rename = "C62")]
    One,
    /// Pair.
    #[serde(rename = "PR")]
    Pair,
    /// Set.
    #[serde(rename = "SET")]
    Set,
    /// Box.
    #[serde(rename = "XBX")]
    Box,
    /// Carton.
    #[serde(rename = "XCT")]
    Carton,
    /// Package.
    #[serde(rename = "XPK")]
    Package,
    /// Bag.
    #[serde(rename = "XBG")]
    Bag,
    /// Bottle.
    #[serde(rename = "XBO")]
    Bottle,
    /// Kilogram.
    #[serde(rename = "KGM")]
    Kilogram,
    /// Gram.
    #[serde(rename = "GRM")]
    Gram,
    /// Litre.
    #[serde(rename = "LTR")]
    Litre,
    /// Millilitre.
    #[serde(rename = "MLT")]
    Millilitre,
    /// Metre.
    #[serde(rename = "MTR")]
    Metre,
    /// Centimetre.
    #[serde(rename = "CMT")]
    Centimetre,
    /// Square metre.
    #[serde(rename = "MTK")]
    SquareMetre,
    /// Hour.
    #[serde(rename = "HUR")]
    Hour,
}

impl Unit {
    /// All, in the order a list shows them.
    pub const ALL: [Self; 16] = [
        Self::One,
        Self::Pair,
        Self::Set,
        Self::Box,
        Self::Carton,
        Self::Package,
        Self::Bag,
        Self::Bottle,
        Self::Kilogram,
        Self::Gram,
        Self::Litre,
        Self::Millilitre,
        Self::Metre,
        Self::Centimetre,
        Self::SquareMetre,
        Self::Hour,
    ];

    /// The code as it stands in an e-invoice.
    pub const fn code(self) -> &'static str {
        match self {
            Self::One => "C62",
            Self::Pair => "PR",
            Self::Set => "SET",
            Self::Box => "XBX",
            Self::Carton => "XCT",
            Self::Package => "XPK",
            Self::Bag => "XBG",
            Self::Bottle => "XBO",
            Self::Kilogram => "KGM",
            Self::Gram => "GRM",
            Self::Litre => "LTR",
            Self::Millilitre => "MLT",
            Self::Metre => "MTR",
            Self::Centimetre => "CMT",
            Self::SquareMetre => "MTK",
            Self::Hour => "HUR",
        }
    }

    /// The unit of that code, in either case; `None` for one goods are not sold in here.
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim();
        Self::ALL
            .into_iter()
            .find(|unit| unit.code().eq_ignore_ascii_case(code))
            .or_else(|| matches!(code, "H87" | "EA" | "h87" | "ea").then_some(Self::One))
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    fn is_one(&self) -> bool {
        *self == Self::One
    }
}

/// Whether single units or batches of goods are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tracking {
    /// One is like the other.
    #[default]
    Plain,
    /// By lot: what leaves names at least one.
    Lot,
    /// Each unit has a number of its own, and what leaves names all.
    Serial,
}

impl Tracking {
    /// One is like the other: this need not be written down.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    pub fn is_plain(&self) -> bool {
        *self == Self::Plain
    }
}

/// What papers and e-invoices say of goods beyond name and price, as frozen on lines of orders and documents.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GoodsFacts {
    /// GTIN, or empty (BT-157).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub gtin: String,
    /// Measure (BT-130).
    #[serde(skip_serializing_if = "Unit::is_one")]
    #[ts(optional, as = "Option<Unit>")]
    pub unit: Unit,
    /// Code of the customs tariff, 6 (HS), 8 (CN) or 10 digits (TARIC), or empty (BT-158, list `HS`).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub hs_code: String,
    /// Country of origin, ISO 3166-1 alpha-2, or empty (BT-159).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub origin: String,
    /// Whether units or batches are told apart.
    #[serde(skip_serializing_if = "Tracking::is_plain")]
    #[ts(optional, as = "Option<Tracking>")]
    pub tracking: Tracking,
}

impl GoodsFacts {
    /// Nothing is known but that it is sold by the piece: this need not be written down.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// Refuses a code no customs tariff has: other than 6, 8 or 10 digits.
pub fn validate_hs_code(code: &str) -> Result<(), Refusal> {
    let fine = code.is_empty()
        || matches!(code.len(), 6 | 8 | 10) && code.bytes().all(|b| b.is_ascii_digit());
    if fine {
        Ok(())
    } else {
        Err(invalid("hs-code", code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_e_invoices_needs_a_known_scheme_and_something_behind_it() {
        let endpoint = |scheme: &str, id: &str| Endpoint {
            scheme: scheme.into(),
            id: id.into(),
        };
        assert_eq!(endpoint("9920", "ESB12345674").validate(), Ok(()));
        assert_eq!(endpoint("EM", "a@b.example").validate(), Ok(()));
        for wrong in [
            endpoint("9921", "IT1"),
            endpoint("", "1"),
            endpoint("0088", " "),
            endpoint("0002 0007", "1"),
        ] {
            assert!(wrong.validate().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn units_are_read_back_from_their_codes() {
        for unit in Unit::ALL {
            assert_eq!(Unit::parse(unit.code()), Some(unit));
            let json = serde_json::to_value(unit).unwrap();
            assert_eq!(json, serde_json::json!(unit.code()));
        }
        assert_eq!(Unit::parse("h87"), Some(Unit::One));
        assert_eq!(Unit::parse("dozen"), None);
    }

    #[test]
    fn tariff_codes_have_six_eight_or_ten_digits() {
        for fine in ["", "691200", "69120025", "6912002510"] {
            assert_eq!(validate_hs_code(fine), Ok(()), "{fine}");
        }
        for wrong in ["6912", "6912.00", "69120O", "69120025101"] {
            assert!(validate_hs_code(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_usual_is_not_written_down() {
        assert_eq!(
            serde_json::to_value(GoodsFacts::default()).unwrap(),
            serde_json::json!({})
        );
        assert!(GoodsFacts::default().is_plain() && TradeTerms::default().is_usual());
    }
}
