//! Items: searched, scanned, drawn.

use encargo_domain::catalog::{Item, ItemInput};
use encargo_domain::company::Company;
use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::tax::{TaxClass, resolve};
use encargo_domain::words::Language;
use encargo_domain::{Currency, LocalDate, Refusal};
use encargo_store::{ItemHit, find_item, load, search_items};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::{Read, page_size};

/// Words, and where they are typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ItemSearchQuery")]
pub(crate) struct SearchQuery {
    /// Words of SKU, name or barcode.
    #[serde(default)]
    pub text: String,
    /// "Here"; the device's location where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// Items found.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct ItemRows {
    /// Those in stock first.
    pub rows: Vec<ItemRow>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItemRow {
    /// Id.
    pub item_id: String,
    /// SKU.
    pub sku: String,
    /// GTIN, or empty.
    pub barcode: String,
    /// Name in the reader's language.
    pub name: String,
    /// Key of its drawing.
    pub image: String,
    /// List price.
    pub price_minor: i64,
    /// Currency.
    pub currency: String,
    /// Rate of tax today.
    pub tax_rate_bp: u32,
    /// Free here.
    pub available_here: i64,
    /// Free anywhere.
    pub available_total: i64,
}

/// Reads hits in a language; prices and taxes are the company's.
struct Shop<'a> {
    company: Option<&'a Company>,
    today: LocalDate,
    language: Language,
}

impl Shop<'_> {
    fn row(&self, hit: ItemHit) -> ItemRow {
        let class: TaxClass =
            serde_json::from_value(hit.tax_class.into()).unwrap_or(TaxClass::General);
        let rate = self
            .company
            .and_then(|c| resolve(&c.tax_rates, c.seat().as_str(), class, self.today).ok());
        let name = if self.language == Language::Es && !hit.name_es.is_empty() {
            hit.name_es
        } else {
            hit.name_en
        };
        ItemRow {
            item_id: hit.item_id,
            sku: hit.sku,
            barcode: hit.barcode,
            name,
            image: hit.image,
            price_minor: hit.price_minor,
            currency: self
                .company
                .map_or(Currency::EUR, |c| c.currency)
                .as_str()
                .to_owned(),
            tax_rate_bp: rate.map_or(0, |t| t.rate_bp),
            available_here: hit.available_here,
            available_total: hit.available_total,
        }
    }
}

fn here(read: &Read, asked: Option<LocationId>) -> Option<String> {
    asked.or(read.cx.ctx.location_id).map(|id| id.to_string())
}

/// Items by words.
pub(crate) async fn items(
    read: &mut Read,
    text: &str,
    location_id: Option<LocationId>,
    limit: u32,
) -> Result<Vec<ItemRow>, CommandError> {
    let here = here(read, location_id);
    let hits = search_items(&mut read.conn, text, here.as_deref(), limit).await?;
    let shop = Shop {
        company: read.house.company.as_deref(),
        today: read.today(),
        language: read.language(),
    };
    Ok(hits.into_iter().map(|hit| shop.row(hit)).collect())
}

/// `item.search`
pub(crate) async fn search(read: &mut Read, query: SearchQuery) -> Result<ItemRows, CommandError> {
    Ok(ItemRows {
        rows: items(read, &query.text, query.location_id, query.limit).await?,
    })
}

/// A scanned or typed code.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ItemCodeQuery")]
pub(crate) struct CodeQuery {
    /// Barcode or SKU.
    pub code: String,
    /// "Here"; the device's location where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

/// `item.by_code`
pub(crate) async fn by_code(
    read: &mut Read,
    query: CodeQuery,
) -> Result<Option<ItemRow>, CommandError> {
    let here = here(read, query.location_id);
    let hit = find_item(&mut read.conn, &query.code, here.as_deref()).await?;
    let shop = Shop {
        company: read.house.company.as_deref(),
        today: read.today(),
        language: read.language(),
    };
    Ok(hit.map(|hit| shop.row(hit)))
}

/// Key of a drawing.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ImageQuery {
    /// Shape and colours: `mug/2f6f4e/e8d5a3`.
    pub image: String,
}

/// A drawing.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct ImageAnswer {
    /// SVG text.
    pub svg: String,
}

/// `item.image`
pub(crate) async fn image(_: &mut Read, query: ImageQuery) -> Result<ImageAnswer, CommandError> {
    Ok(ImageAnswer {
        svg: crate::images::svg(&query.image),
    })
}

/// Names an item.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ItemGetQuery")]
pub(crate) struct GetQuery {
    /// Which.
    pub item_id: ItemId,
}

/// An item as it was entered.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItemView {
    /// Id.
    pub item_id: ItemId,
    /// Version.
    pub version: i64,
    /// What is known of it.
    pub item: ItemInput,
}

/// `item.get`
pub(crate) async fn get(read: &mut Read, query: GetQuery) -> Result<ItemView, CommandError> {
    let found = load::<Item>(&mut read.conn, query.item_id.uuid()).await?;
    let (item, version) = found.ok_or_else(|| Refusal::not_found("item", query.item_id))?;
    Ok(ItemView {
        item_id: query.item_id,
        version,
        item: item.input.clone(),
    })
}
