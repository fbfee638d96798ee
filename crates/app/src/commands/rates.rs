//! The shop's exchange rates: which currencies it sells in, rates entered by hand or taken from the European Central Bank's file.

use std::sync::Arc;

use encargo_domain::exchange::{BadRow, CurrencyRate, RateBook, RatesEvent, read_ecb};
use encargo_domain::ids::CompanyId;
use encargo_domain::refusal::Code;
use encargo_domain::{Currency, Event, LocalDate, Refusal};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::facts::House;

/// Chooses the currencies the shop sells in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChooseCurrencies {
    /// All but the books' own.
    #[ts(type = "Array<string>")]
    pub currencies: Vec<Currency>,
}

/// Enters rates.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KeepRates {
    /// Of chosen currencies.
    pub rates: Vec<CurrencyRate>,
}

/// Takes a wrong rate away.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RemoveRate {
    /// Of which currency.
    #[ts(type = "string")]
    pub currency: Currency,
    /// Of which day.
    pub on: LocalDate,
}

/// Takes rates from a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ImportRates {
    /// The European Central Bank's CSV, as text.
    pub text: String,
}

/// The rates after a command.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RatesAnswer {
    /// What `expectedVersion` compares with.
    pub version: i64,
}

/// What was taken from a file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportedRates {
    /// Rates that are new or other than before.
    pub kept: u32,
    /// Rates that were known already.
    pub known: u32,
    /// The newest day of the file.
    pub newest: Option<LocalDate>,
    /// Rows that were not read, the first hundred.
    pub bad: Vec<BadRow>,
    /// How many were not.
    pub bad_count: u32,
    /// Chosen currencies the file does not have.
    pub missing: Vec<String>,
}

struct Loaded {
    company_id: CompanyId,
    base: Currency,
    book: Option<Arc<RateBook>>,
}

async fn loaded(work: &mut Work, cx: &Cx) -> Outcome<Loaded> {
    let house = House::in_work(work).await?;
    let company = house.company()?;
    let (company_id, base) = (company.company_id, company.currency);
    work.expect_version::<RateBook>(company_id.uuid(), cx.expected_version)
        .await?;
    let book = work.find::<RateBook>(company_id.uuid()).await?;
    Ok(Loaded {
        company_id,
        base,
        book,
    })
}

async fn record(
    work: &mut Work,
    cx: &Cx,
    company_id: CompanyId,
    event: RatesEvent,
) -> Outcome<RatesAnswer> {
    work.record(&cx.ctx, Event::Rates(company_id, event))
        .await?;
    let version = work.version::<RateBook>(company_id.uuid()).await?;
    Ok(RatesAnswer { version })
}

/// `rates.choose`
pub(crate) async fn choose(
    work: &mut Work,
    cx: &Cx,
    command: ChooseCurrencies,
) -> Outcome<RatesAnswer> {
    let of = loaded(work, cx).await?;
    let event = RateBook::decide_choose(of.book.as_deref(), of.base, &command.currencies)?;
    drop(of.book);
    record(work, cx, of.company_id, event).await
}

/// `rates.keep`
pub(crate) async fn keep(work: &mut Work, cx: &Cx, command: KeepRates) -> Outcome<RatesAnswer> {
    let of = loaded(work, cx).await?;
    let today = cx.ctx.today;
    let event = RateBook::decide_keep(of.book.as_deref(), of.base, &command.rates, today)?;
    drop(of.book);
    record(work, cx, of.company_id, event).await
}

/// `rates.remove`
pub(crate) async fn remove(work: &mut Work, cx: &Cx, command: RemoveRate) -> Outcome<RatesAnswer> {
    let of = loaded(work, cx).await?;
    let event = RateBook::decide_remove(of.book.as_deref(), command.currency, command.on)?;
    drop(of.book);
    record(work, cx, of.company_id, event).await
}

/// `rates.import`: what is known already is left as it is; rows that cannot be read are told and keep nothing else out.
pub(crate) async fn import(
    work: &mut Work,
    cx: &Cx,
    command: ImportRates,
) -> Outcome<ImportedRates> {
    let of = loaded(work, cx).await?;
    let currencies = of.book.as_ref().filter(|b| b.base == of.base);
    let currencies = currencies.map(|b| b.currencies()).unwrap_or_default();
    if currencies.is_empty() {
        return Err(Refusal::new(Code::FieldRequired)
            .with("field", "currency")
            .into());
    }
    let file = read_ecb(&command.text, of.base, &currencies, cx.ctx.today)?;
    let read = count(file.rates.len());
    let kept = match RateBook::decide_keep(of.book.as_deref(), of.base, &file.rates, cx.ctx.today) {
        Ok(RatesEvent::Kept { rates }) => {
            let kept = count(rates.len());
            drop(of.book);
            record(work, cx, of.company_id, RatesEvent::Kept { rates }).await?;
            kept
        }
        // Taking the same file twice is done, not refused.
        Err(refusal) if refusal.code != Code::NothingToDo => return Err(refusal.into()),
        Ok(_) | Err(_) => 0,
    };
    Ok(ImportedRates {
        kept,
        known: read - kept,
        newest: file.rates.iter().map(|r| r.on).max(),
        bad: file.bad,
        bad_count: file.bad_count,
        missing: file.missing.iter().map(ToString::to_string).collect(),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
