//! The fields an import fills, whatever a file calls its columns. Keys are those of the mapping and of the words `import-field-<key>`.

macro_rules! fields {
    ($($name:ident = $key:literal),+ $(,)?) => {
        /// A field of an order, a line, an item or a customer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Field { $($name),+ }

        impl Field {
            /// All of them, in the order of their discriminants.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As written in mappings and keys of words.
            pub(crate) const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

fields! {
    // The document.
    Number = "number",
    Date = "date",
    Status = "status",
    Cancelled = "cancelled",
    Currency = "currency",
    Subtotal = "subtotal",
    Discount = "discount",
    Shipping = "shipping",
    ShippingTax = "shipping-tax",
    Fee = "fee",
    FeeTax = "fee-tax",
    Tax = "tax",
    Total = "total",
    Note = "note",
    // Who buys.
    Customer = "customer",
    CustomerName = "customer-name",
    FirstName = "first-name",
    LastName = "last-name",
    Company = "company",
    Business = "business",
    TaxId = "tax-id",
    Email = "email",
    Phone = "phone",
    Language = "language",
    Address1 = "address1",
    Address2 = "address2",
    PostalCode = "postal-code",
    City = "city",
    Region = "region",
    Country = "country",
    // To whom it goes.
    ShipName = "ship-name",
    ShipFirstName = "ship-first-name",
    ShipLastName = "ship-last-name",
    ShipCompany = "ship-company",
    ShipAddress1 = "ship-address1",
    ShipAddress2 = "ship-address2",
    ShipPostalCode = "ship-postal-code",
    ShipCity = "ship-city",
    ShipRegion = "ship-region",
    ShipCountry = "ship-country",
    ShipPhone = "ship-phone",
    // The line, or the item.
    Sku = "sku",
    Name = "name",
    NameEs = "name-es",
    Quantity = "quantity",
    UnitPrice = "unit-price",
    LineSubtotal = "line-subtotal",
    LineDiscount = "line-discount",
    DiscountRate = "discount-rate",
    LineTotal = "line-total",
    Barcode = "barcode",
    ProductCode = "product-code",
    Cost = "cost",
    TaxClass = "tax-class",
    Weight = "weight",
    Unit = "unit",
    HsCode = "hs-code",
    Origin = "origin",
    Tracking = "tracking",
    SafetyStock = "safety-stock",
    // The rate of a ZIP code.
    TaxRegion = "tax-region",
    CombinedRate = "combined-rate",
    StateRate = "state-rate",
    CountyRate = "county-rate",
    CityRate = "city-rate",
    SpecialRate = "special-rate",
}

impl Field {
    /// Place in tables by field.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Holds an amount of money or another number with decimals: the decimal mark of the file is looked for in these.
    pub(crate) const fn is_amount(self) -> bool {
        matches!(
            self,
            Self::Subtotal
                | Self::Discount
                | Self::Shipping
                | Self::ShippingTax
                | Self::Fee
                | Self::FeeTax
                | Self::Tax
                | Self::Total
                | Self::UnitPrice
                | Self::LineSubtotal
                | Self::LineDiscount
                | Self::LineTotal
                | Self::Cost
                | Self::CombinedRate
                | Self::StateRate
                | Self::CountyRate
                | Self::CityRate
                | Self::SpecialRate
        )
    }

    /// Says something of the whole document, so that two rows of it must not contradict each other.
    pub(crate) const fn is_agreed(self) -> bool {
        matches!(
            self,
            Self::Currency
                | Self::Customer
                | Self::Subtotal
                | Self::Discount
                | Self::Shipping
                | Self::ShippingTax
                | Self::Fee
                | Self::FeeTax
                | Self::Tax
                | Self::Total
        )
    }

    /// Belongs to the line, not to its document.
    pub(crate) const fn is_of_line(self) -> bool {
        matches!(
            self,
            Self::Sku
                | Self::Name
                | Self::Quantity
                | Self::UnitPrice
                | Self::LineSubtotal
                | Self::LineDiscount
                | Self::DiscountRate
                | Self::LineTotal
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encargo_domain::words::{Language, has};

    #[test]
    fn every_field_has_words() {
        for (i, field) in Field::ALL.iter().enumerate() {
            assert_eq!(field.index(), i);
            for language in [Language::En, Language::Es] {
                let key = format!("import-field-{}", field.key());
                assert!(has(language, &key), "{language:?} lacks {key}");
            }
        }
    }
}
