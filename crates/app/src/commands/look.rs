//! The looks of the shop's papers, as they are saved with the company. A logo is kept once, under the hash of its bytes, and never thrown away:
//! documents issued with it are drawn with it for ever.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_domain::company::Company;
use encargo_domain::look::{Picture, PictureEvent};
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};

use crate::context::Cx;
use crate::looks::{check, read_logo};

/// Keeps a new logo and checks the looks; what cannot be printed changes nothing.
pub(crate) async fn keep(
    work: &mut Work,
    cx: &Cx,
    company: &mut Company,
    logo: Option<&str>,
) -> Outcome<()> {
    check(&company.look)?;
    let Some(sent) = logo else {
        if let Some(id) = company.look.logo
            && work.find::<Picture>(id.uuid()).await?.is_none()
        {
            return Err(Refusal::new(Code::BadLogo).into());
        }
        return Ok(());
    };
    let (bytes, _) = read_logo(sent)?;
    let id = Picture::id_of(&bytes);
    company.look.logo = Some(id);
    if work.find::<Picture>(id.uuid()).await?.is_none() {
        let png = STANDARD.encode(&bytes);
        work.record(&cx.ctx, Event::Picture(id, PictureEvent::Kept { png }))
            .await?;
    }
    Ok(())
}
