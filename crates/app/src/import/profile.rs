//! Profiles: which columns the files of a system have, under which names, and how its documents are to be read. A header is matched by its
//! letters and digits alone, so `Order Number`, `order_number` and `Nº pedido` need no spelling of their own.

use std::collections::{BTreeMap, HashSet};

use encargo_domain::Refusal;
use encargo_domain::order::Channel;
use encargo_domain::refusal::Code;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::Field;

mod names;

/// A kind of file Encargo can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "ImportProfileId")]
pub(crate) enum Profile {
    /// Orders export of Shopify.
    Shopify,
    /// Orders of WooCommerce, one row per item, as its common export extensions write them.
    Woocommerce,
    /// One row per order line.
    FlatLines,
    /// The four files of the Northwind sample.
    Northwind,
    /// Items.
    Items,
    /// Customers.
    Customers,
    /// US sales tax by ZIP code.
    UsTaxRates,
}

/// What the rows of a file become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ImportKind {
    /// Closed orders.
    Orders,
    /// Items.
    Items,
    /// Customers.
    Customers,
    /// Tables of US sales tax.
    TaxRates,
}

/// One field of a profile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spec {
    pub(crate) field: Field,
    pub(crate) required: bool,
    /// Names of columns, folded, the best first.
    pub(crate) names: &'static [&'static str],
}

impl Profile {
    /// All of them; the order in which a file is tried.
    pub(crate) const ALL: [Self; 7] = [
        Self::Shopify,
        Self::Woocommerce,
        Self::FlatLines,
        Self::Northwind,
        Self::Items,
        Self::Customers,
        Self::UsTaxRates,
    ];

    /// As written in requests, external numbers and keys of words.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Shopify => "shopify",
            Self::Woocommerce => "woocommerce",
            Self::FlatLines => "flat-lines",
            Self::Northwind => "northwind",
            Self::Items => "items",
            Self::Customers => "customers",
            Self::UsTaxRates => "us-tax-rates",
        }
    }

    /// The profile of that name; a refusal where there is none.
    pub(crate) fn parse(name: &str) -> Result<Self, Refusal> {
        let found = Self::ALL.into_iter().find(|p| p.as_str() == name);
        found.ok_or_else(|| {
            Refusal::new(Code::FieldInvalid)
                .with("field", "profile")
                .with("value", name)
        })
    }

    /// What its rows become.
    pub(crate) const fn kind(self) -> ImportKind {
        match self {
            Self::Shopify | Self::Woocommerce | Self::FlatLines | Self::Northwind => {
                ImportKind::Orders
            }
            Self::Items => ImportKind::Items,
            Self::Customers => ImportKind::Customers,
            Self::UsTaxRates => ImportKind::TaxRates,
        }
    }

    /// Its fields, in the order people see them.
    pub(crate) const fn specs(self) -> &'static [Spec] {
        match self {
            Self::Shopify => names::SHOPIFY,
            Self::Woocommerce => names::WOOCOMMERCE,
            Self::FlatLines => names::FLAT_LINES,
            Self::Northwind => &[],
            Self::Items => names::ITEMS,
            Self::Customers => names::CUSTOMERS,
            Self::UsTaxRates => names::US_TAX_RATES,
        }
    }

    /// Where its orders came in.
    pub(crate) const fn channel(self) -> Channel {
        match self {
            Self::Northwind => Channel::Phone,
            Self::Shopify
            | Self::Woocommerce
            | Self::FlatLines
            | Self::Items
            | Self::Customers
            | Self::UsTaxRates => Channel::Web,
        }
    }

    /// The number a customer of this profile gets here. WooCommerce counts its users from 1: without a mark they would be taken for
    /// customers of another shop.
    pub(crate) fn customer_number(self, id: &str) -> String {
        match self {
            Self::Woocommerce => format!("WC-{id}"),
            Self::Shopify
            | Self::FlatLines
            | Self::Northwind
            | Self::Items
            | Self::Customers
            | Self::UsTaxRates => id.to_owned(),
        }
    }

    /// The currency of files that name none, where it is not the company's.
    pub(crate) const fn currency(self) -> Option<&'static str> {
        match self {
            Self::Northwind => Some("USD"),
            Self::Shopify
            | Self::Woocommerce
            | Self::FlatLines
            | Self::Items
            | Self::Customers
            | Self::UsTaxRates => None,
        }
    }

    /// What a status of the file means for history.
    pub(crate) fn fate(self, status: &str) -> Fate {
        let status = fold(status);
        let status = status.strip_prefix("wc").unwrap_or(&status);
        let unsold: &[&str] = match self {
            Self::Shopify => &["voided", "expired"],
            Self::Woocommerce => names::WOO_UNSOLD,
            Self::FlatLines
            | Self::Northwind
            | Self::Items
            | Self::Customers
            | Self::UsTaxRates => &["cancelled", "canceled", "cancelado", "anulado"],
        };
        if unsold.contains(&status) {
            Fate::Unsold
        } else if matches!(status, "refunded" | "reembolsado" | "devuelto") {
            Fate::Refunded
        } else {
            Fate::Sold
        }
    }
}

/// See [`Profile::fate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Goods went out.
    Sold,
    /// Goods came back whole.
    Refunded,
    /// Never became a sale.
    Unsold,
}

/// Letters and digits of a header in small letters, accents folded.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| {
            Some(match c {
                'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'í' | 'ì' | 'î' | 'ï' => 'i',
                'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
                'ú' | 'ù' | 'û' | 'ü' => 'u',
                'ñ' => 'n',
                'ç' => 'c',
                'º' | 'ª' => return None,
                c if c.is_alphanumeric() => c,
                _ => return None,
            })
        })
        .collect()
}

/// Which column of a file fills which field.
#[derive(Debug, Clone)]
pub(crate) struct Mapping {
    columns: Vec<Option<usize>>,
}

/// A mapping as people give it: the column of a field, or that it has none.
pub(crate) type Wanted = BTreeMap<String, Option<String>>;

impl Mapping {
    /// The columns of a profile found by their names, with what the person set instead.
    pub(crate) fn new(
        profile: Profile,
        columns: &[String],
        wanted: &Wanted,
    ) -> Result<Self, Refusal> {
        let mut mapping = Self {
            columns: vec![None; Field::ALL.len()],
        };
        let mut taken = HashSet::new();
        for (field, column) in wanted {
            let unknown = || {
                Refusal::new(Code::FieldInvalid)
                    .with("field", "mapping")
                    .with("value", field.as_str())
            };
            let spec = profile
                .specs()
                .iter()
                .find(|s| s.field.key() == field)
                .ok_or_else(unknown)?;
            let Some(column) = column.as_deref().filter(|c| !c.is_empty()) else {
                continue;
            };
            let lacking = || Refusal::not_found("column", column);
            let at = columns
                .iter()
                .position(|c| c == column)
                .ok_or_else(lacking)?;
            taken.insert(at);
            mapping.set(spec.field, at);
        }
        let folded: Vec<String> = columns.iter().map(|c| fold(c)).collect();
        for spec in profile
            .specs()
            .iter()
            .filter(|s| !wanted.contains_key(s.field.key()))
        {
            let found = spec.names.iter().find_map(|name| {
                folded
                    .iter()
                    .enumerate()
                    .position(|(i, c)| c == name && !taken.contains(&i))
            });
            if let Some(at) = found {
                taken.insert(at);
                mapping.set(spec.field, at);
            }
        }
        Ok(mapping)
    }

    /// Columns that are known without looking.
    pub(crate) fn of(columns: &[(Field, usize)]) -> Self {
        let mut mapping = Self {
            columns: vec![None; Field::ALL.len()],
        };
        for (field, column) in columns {
            mapping.set(*field, *column);
        }
        mapping
    }

    fn set(&mut self, field: Field, column: usize) {
        if let Some(slot) = self.columns.get_mut(field.index()) {
            *slot = Some(column);
        }
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(field.index()).copied().flatten()
    }

    /// Fields that have a column.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (Field, usize)> + '_ {
        Field::ALL
            .iter()
            .filter_map(|f| Some((*f, self.column(*f)?)))
    }

    /// The first required field without a column.
    pub(crate) fn lacking(&self, profile: Profile) -> Option<Field> {
        let lacks = |spec: &&Spec| spec.required && self.column(spec.field).is_none();
        profile.specs().iter().find(lacks).map(|s| s.field)
    }
}

/// The profile whose columns a file has: all that it needs, and of those the one with most of the rest.
pub(crate) fn detect(columns: &[String]) -> Profile {
    let mut best = (0, Profile::FlatLines);
    for profile in Profile::ALL {
        let Ok(mapping) = Mapping::new(profile, columns, &Wanted::new()) else {
            continue;
        };
        let found = mapping.fields().count();
        let named = [Field::CustomerName, Field::FirstName, Field::Company]
            .iter()
            .any(|f| mapping.column(*f).is_some());
        let whole = match profile {
            Profile::Customers => named,
            Profile::Northwind => false,
            Profile::Shopify
            | Profile::Woocommerce
            | Profile::FlatLines
            | Profile::Items
            | Profile::UsTaxRates => mapping.lacking(profile).is_none(),
        };
        if whole && found > best.0 {
            best = (found, profile);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(header: &str) -> Vec<String> {
        header.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn names_are_folded_and_fields_belong_to_one_profile_once() {
        for profile in Profile::ALL {
            let mut seen = HashSet::new();
            for spec in profile.specs() {
                assert!(
                    seen.insert(spec.field),
                    "{profile:?} has {:?} twice",
                    spec.field
                );
                for name in spec.names {
                    assert_eq!(&fold(name), name, "{profile:?} {:?}", spec.field);
                }
            }
        }
    }

    #[test]
    fn files_are_told_apart_by_their_headers() {
        let cases = [
            (
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                Profile::FlatLines,
            ),
            (
                "Nº pedido,Fecha,Referencia,Descripción,Cantidad,Precio unitario,Cliente",
                Profile::FlatLines,
            ),
            (
                "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku",
                Profile::Shopify,
            ),
            (
                "order_id,order_number,date,status,order_total,billing_first_name,billing_last_name,item_name,item_sku,item_quantity,item_total",
                Profile::Woocommerce,
            ),
            (
                "Order Number,Order Status,Order Date,First Name (Billing),Order Total Amount,SKU,Item Name,Quantity,Item Cost",
                Profile::Woocommerce,
            ),
            ("SKU,Name,Price,EAN", Profile::Items),
            ("Referencia,Nombre,PVP,Código de barras", Profile::Items),
            (
                "Número,Nombre,NIF,Correo electrónico,Código postal",
                Profile::Customers,
            ),
            (
                "State,ZipCode,TaxRegionName,EstimatedCombinedRate,StateRate,EstimatedCountyRate,EstimatedCityRate,EstimatedSpecialRate,RiskLevel",
                Profile::UsTaxRates,
            ),
            (
                "State,ZipCode,TaxRegionName,CombinedRate,StateRate,CountyRate,CityRate,SpecialRate",
                Profile::UsTaxRates,
            ),
        ];
        for (header, profile) in cases {
            assert_eq!(detect(&columns(header)), profile, "{header}");
        }
    }

    #[test]
    fn what_the_person_sets_wins_and_an_unknown_column_is_refused() {
        let columns = columns("A,B,Fecha,Cantidad");
        let wanted = Wanted::from([
            ("number".to_owned(), Some("A".to_owned())),
            ("quantity".to_owned(), None),
        ]);
        let mapping = Mapping::new(Profile::FlatLines, &columns, &wanted).unwrap();
        assert_eq!(mapping.column(Field::Number), Some(0));
        assert_eq!(
            mapping.column(Field::Quantity),
            None,
            "the person said that it has none"
        );
        assert_eq!(mapping.column(Field::Date), Some(2));
        assert_eq!(mapping.lacking(Profile::FlatLines), Some(Field::Sku));
        let wrong = Wanted::from([("number".to_owned(), Some("Z".to_owned()))]);
        assert!(Mapping::new(Profile::FlatLines, &columns, &wrong).is_err());
    }
}
