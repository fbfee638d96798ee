//! The catalogue: products in colours and sizes, made into items with SKU, barcode, price, weight and drawing. Invented names; no brands.

mod range;

use encargo_domain::catalog::ItemInput;
use encargo_domain::tax::TaxClass;
use encargo_domain::trade::{Tracking, Unit};

use super::codes::barcode;
use super::dice::Dice;

/// What kind of goods, as the shop handles them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Pots, knives, boards.
    Kitchen,
    /// What stands on a table.
    Table,
    /// Cushions, towels, bedding.
    Textile,
    /// Candles, vases, clocks.
    Decor,
    /// Large: mostly from the supplier.
    Furniture,
    /// Clothes and shoes.
    Wear,
    /// Bags, hats, scarves.
    Accessory,
    /// Food: the reduced rate; does not come back.
    Food,
    /// Books: the super-reduced rate.
    Book,
}

impl Family {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Kitchen => "COC",
            Self::Table => "MES",
            Self::Textile => "TEX",
            Self::Decor => "DEC",
            Self::Furniture => "MUE",
            Self::Wear => "ROP",
            Self::Accessory => "COM",
            Self::Food => "ALI",
            Self::Book => "LIB",
        }
    }
    const fn tax_class(self) -> TaxClass {
        match self {
            Self::Food => TaxClass::Reduced,
            Self::Book => TaxClass::SuperReduced,
            Self::Kitchen
            | Self::Table
            | Self::Textile
            | Self::Decor
            | Self::Furniture
            | Self::Wear
            | Self::Accessory => TaxClass::General,
        }
    }
    /// Where most of it stands in the customs tariff (Combined Nomenclature, eight digits).
    const fn hs_code(self) -> &'static str {
        match self {
            Self::Kitchen => "73239300",
            Self::Table => "69120025",
            Self::Textile => "63026000",
            Self::Decor => "34060000",
            Self::Furniture => "94036010",
            Self::Wear => "62114310",
            Self::Accessory => "42022290",
            Self::Food => "09012100",
            Self::Book => "49019900",
        }
    }
    /// Where it is made.
    const fn origin(self) -> &'static str {
        match self {
            Self::Table | Self::Textile => "PT",
            Self::Food => "CO",
            Self::Kitchen
            | Self::Decor
            | Self::Furniture
            | Self::Wear
            | Self::Accessory
            | Self::Book => "ES",
        }
    }
    /// How sought after, against the others.
    const fn pull(self) -> u64 {
        match self {
            Self::Table | Self::Decor => 12,
            Self::Food | Self::Kitchen | Self::Textile => 10,
            Self::Book => 8,
            Self::Accessory => 7,
            Self::Wear => 5,
            Self::Furniture => 4,
        }
    }
    /// Who supplies it.
    pub(super) const fn supplier(self) -> &'static str {
        match self {
            Self::Kitchen => "Menaje Duero",
            Self::Table => "Alfares de la Mancha",
            Self::Textile => "Tejidos Montnegre",
            Self::Decor => "Cerería del Norte",
            Self::Furniture => "Muebles Turia",
            Self::Wear | Self::Accessory => "Confecciones Alborada",
            Self::Food => "Despensa Sierra Morena",
            Self::Book => "Distribuidora Entrelíneas",
        }
    }
}

/// A colour: code in the SKU, names, the drawing's two colours.
type Color = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);
/// A size: code in the SKU, names, price and weight against the first one in hundredths.
type Size = (&'static str, &'static str, &'static str, i64, u32);

/// A product.
struct Product {
    shape: &'static str,
    name_en: &'static str,
    name_es: &'static str,
    family: Family,
    price_minor: i64,
    weight_g: u32,
    colors: &'static [Color],
    sizes: &'static [Size],
}

/// An item to be entered and how often it is bought.
pub(super) struct Good {
    pub(super) input: ItemInput,
    pub(super) family: Family,
    /// Weight among all items.
    pub(super) pull: u64,
    /// Nobody has it: it waits for a purchase order.
    pub(super) scarce: bool,
}

/// All items, in order of their products.
pub(super) fn goods(dice: &mut Dice) -> Vec<Good> {
    let mut goods = Vec::with_capacity(600);
    for (number, product) in (1u32..).zip(range::PRODUCTS) {
        // A few products sell most of all, as in any shop.
        let rank = 1 + dice.below(40);
        let mut variant = 0;
        for color in product.colors {
            for size in product.sizes {
                variant += 1;
                let pull = product.family.pull() * 240 / rank.max(3) / variants(product).max(2);
                goods.push(good(product, (number, variant), color, size, pull.max(1)));
            }
        }
    }
    // Some few are sold out everywhere.
    for _ in 0..9 {
        let at = dice.index(goods.len());
        if let Some(good) = goods.get_mut(at).filter(|g| g.family != Family::Furniture) {
            good.scarce = true;
            good.pull = good.pull.max(20);
        }
    }
    goods
}

fn variants(product: &Product) -> u64 {
    u64::try_from(product.colors.len() * product.sizes.len()).unwrap_or(1)
}

fn good(
    product: &Product,
    (number, variant): (u32, u32),
    color: &Color,
    size: &Size,
    pull: u64,
) -> Good {
    let (color_code, color_en, color_es, main, second) = color;
    let (size_code, size_en, size_es, price_share, weight_share) = size;
    let family = product.family;
    let product_code = format!("{}-{number:03}", family.prefix());
    let joined = |parts: [&str; 3], mark: &str| {
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(mark)
    };
    let price_minor = shop_price(product.price_minor * price_share / 100);
    let cost_share = if family == Family::Food || family == Family::Book {
        62
    } else {
        44
    };
    Good {
        input: ItemInput {
            sku: joined([&product_code, color_code, size_code], "-"),
            barcode: barcode(number, variant),
            product_code,
            name_en: joined([product.name_en, color_en, size_en], ", "),
            name_es: joined([product.name_es, color_es, size_es], ", "),
            image: format!("{}/{main}/{second}", product.shape),
            price_minor,
            cost_minor: price_minor * cost_share / 121,
            tax_class: family.tax_class(),
            reverse_charge: false,
            weight_g: product.weight_g * weight_share / 100,
            unit: Unit::One,
            hs_code: family.hs_code().to_owned(),
            origin: family.origin().to_owned(),
            tracking: Tracking::Plain,
            returnable: family != Family::Food,
            safety_stock: if family == Family::Furniture {
                0
            } else {
                u32::from(pull > 8) + 1
            },
        },
        family,
        pull,
        scarce: false,
    }
}

/// The next price that looks like one: `12,95`, `24,90`, `139,00`.
fn shop_price(minor: i64) -> i64 {
    match minor {
        ..2_000 => minor / 100 * 100 + if minor % 100 <= 50 { 50 } else { 95 },
        2_000..10_000 => minor / 100 * 100 + 90,
        _ => minor / 1_000 * 1_000 + 900,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encargo_domain::catalog::gtin_valid;
    use std::collections::HashSet;

    #[test]
    fn six_hundred_items_of_a_hundred_and_fifty_products() {
        let goods = goods(&mut Dice::new(42));
        let products: HashSet<_> = goods.iter().map(|g| g.input.product_code.clone()).collect();
        assert_eq!((products.len(), goods.len()), (150, 600));
    }

    #[test]
    fn every_item_can_be_entered() {
        let goods = goods(&mut Dice::new(42));
        let unique =
            |code: &dyn Fn(&Good) -> String| goods.iter().map(code).collect::<HashSet<_>>().len();
        assert_eq!(unique(&|g| g.input.sku.clone()), 600, "SKUs are unique");
        assert_eq!(
            unique(&|g| g.input.barcode.clone()),
            600,
            "barcodes are unique"
        );
        assert_eq!(
            unique(&|g| g.input.name_es.clone()),
            600,
            "names are unique"
        );
        let plain = crate::images::svg("");
        for good in &goods {
            let item = &good.input;
            item.validate().unwrap();
            assert!(
                gtin_valid(&item.barcode)
                    && item.barcode.len() == 13
                    && item.barcode.starts_with('2'),
                "{}",
                item.barcode
            );
            assert!(
                item.cost_minor * 121 / 100 < item.price_minor,
                "{} earns something",
                item.sku
            );
            assert!(
                matches!(item.price_minor % 100, 0 | 50 | 90 | 95),
                "{} costs {}",
                item.sku,
                item.price_minor
            );
            assert!(item.weight_g > 0);
            assert!(
                crate::images::known(&item.image),
                "{} has a drawing: {}",
                item.sku,
                item.image
            );
            assert_ne!(crate::images::svg(&item.image), plain);
        }
        let share = |class| goods.iter().filter(|g| g.input.tax_class == class).count();
        assert!(share(TaxClass::Reduced) >= 10 && share(TaxClass::SuperReduced) >= 5);
    }
}
