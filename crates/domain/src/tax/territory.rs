//! Where a place is for the tax on goods: a country, or the part of one that has rates of its own or lies outside the union's territory.
//!
//! Sources: Directive 2006/112/EC art. 6 (territories outside), Ley 37/1992 art. 3 (Canarias, Ceuta, Melilla), the Windsor Framework
//! (Northern Ireland counts as union territory for goods, prefix XI).

use crate::customer::Address;

/// Member states whose territory is that of the union's VAT, ISO 3166-1.
const MEMBERS: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Parts of a country known by their postal codes: country, beginning of the code, territory. First match wins.
const PARTS: [(&str, &str, &str); 24] = [
    ("ES", "35", "ES-CN"),
    ("ES", "38", "ES-CN"),
    ("ES", "51", "ES-CE"),
    ("ES", "52", "ES-ML"),
    ("DE", "27498", "DE-HELGOLAND"),
    ("DE", "78266", "DE-BUESINGEN"),
    ("FR", "971", "FR-GP"),
    ("FR", "972", "FR-MQ"),
    ("FR", "973", "FR-GF"),
    ("FR", "974", "FR-RE"),
    ("FR", "975", "FR-PM"),
    ("FR", "976", "FR-YT"),
    ("FR", "977", "FR-BL"),
    ("FR", "978", "FR-MF"),
    ("FR", "986", "FR-WF"),
    ("FR", "987", "FR-PF"),
    ("FR", "988", "FR-NC"),
    ("FI", "22", "AX"),
    ("GR", "63086", "GR-ATHOS"),
    ("GR", "63087", "GR-ATHOS"),
    ("IT", "23030", "IT-LIVIGNO"),
    ("IT", "23041", "IT-LIVIGNO"),
    ("IT", "22060", "IT-CAMPIONE"),
    ("IT", "22061", "IT-CAMPIONE"),
];

/// A tax territory: `ES`, `ES-CN`, `DE`, `US-90210`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Territory(String);

impl Territory {
    /// The territory an address lies in; the country alone where its postal code says nothing. An address without a country lies in
    /// `home`: people leave their own country out.
    pub fn of(address: &Address, home: &str) -> Self {
        let country = match address.country.as_str() {
            "" => home,
            // Greece and the United Kingdom are written in two ways, Monaco is French and Man British for the tax.
            "EL" => "GR",
            "UK" | "IM" => "GB",
            "MC" => "FR",
            other => other,
        };
        let code: String = address
            .postal_code
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if country == "GB" && code.starts_with("BT") {
            return Self("XI".to_owned());
        }
        // 9000 to 9499 is Madeira, 9500 to 9999 the Azores: inside, with rates of their own.
        if country == "PT" && code.starts_with('9') {
            let azores = code.as_str() >= "95";
            return Self(if azores { "PT-20" } else { "PT-30" }.to_owned());
        }
        if country == "US"
            && let Some(zip) = super::us::zip5(&address.postal_code)
        {
            return Self(format!("US-{zip}"));
        }
        PARTS
            .iter()
            .find(|(of, prefix, _)| *of == country && code.starts_with(prefix))
            .map_or_else(
                || Self(country.to_owned()),
                |(_, _, part)| Self((*part).to_owned()),
            )
    }

    /// As written in rates.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country it belongs to.
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or(&self.0)
    }

    /// The ZIP code of a place in the United States, five digits.
    pub fn zip(&self) -> Option<&str> {
        self.0.strip_prefix("US-")
    }

    /// Inside the territory of the union's VAT, for goods.
    pub fn in_union(&self) -> bool {
        match self.0.as_str() {
            "XI" | "PT-20" | "PT-30" => true,
            whole => MEMBERS.contains(&whole),
        }
    }
}

/// The member state that gave out a VAT number, by its prefix; `None` where it has none of the union.
pub fn vat_state(vat_id: &str) -> Option<&'static str> {
    match vat_id.get(..2)? {
        "EL" => Some("GR"),
        "XI" => Some("XI"),
        prefix => MEMBERS.iter().find(|m| **m == prefix).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(country: &str, postal_code: &str) -> String {
        let address = Address {
            country: country.to_owned(),
            postal_code: postal_code.to_owned(),
            ..Address::default()
        };
        Territory::of(&address, "ES").as_str().to_owned()
    }

    #[test]
    fn a_postal_code_tells_islands_and_enclaves_from_the_mainland() {
        for (country, code, territory) in [
            ("ES", "28013", "ES"),
            ("", "28013", "ES"),
            ("ES", "35001", "ES-CN"),
            ("ES", "38 670", "ES-CN"),
            ("ES", "51001", "ES-CE"),
            ("ES", "52001", "ES-ML"),
            ("PT", "1100-048", "PT"),
            ("PT", "9000-018", "PT-30"),
            ("PT", "9400-150", "PT-30"),
            ("PT", "9500-150", "PT-20"),
            ("FR", "97400", "FR-RE"),
            ("FR", "20000", "FR"),
            ("MC", "98000", "FR"),
            ("GB", "BT1 5GS", "XI"),
            ("GB", "SW1A 1AA", "GB"),
            ("US", "90210-1234", "US-90210"),
            ("US", "902101234", "US-90210"),
            ("US", "9021", "US"),
            ("US", "W1A 1AA", "US"),
        ] {
            assert_eq!(of(country, code), territory, "{country} {code}");
        }
    }

    #[test]
    fn the_union_has_no_canaries_and_no_livigno_but_belfast_and_funchal() {
        for (country, code, inside) in [
            ("ES", "28013", true),
            ("ES", "35001", false),
            ("IT", "23041", false),
            ("GB", "BT1 5GS", true),
            ("GB", "SW1A 1AA", false),
            ("PT", "9000-018", true),
            ("CH", "8001", false),
        ] {
            let address = Address {
                country: country.to_owned(),
                postal_code: code.to_owned(),
                ..Address::default()
            };
            assert_eq!(
                Territory::of(&address, "ES").in_union(),
                inside,
                "{country} {code}"
            );
        }
    }
}
