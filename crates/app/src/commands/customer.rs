//! Customers.

use encargo_domain::Event;
use encargo_domain::customer::{Customer, CustomerEvent, CustomerInput};
use encargo_domain::ids::CustomerId;
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;

/// Enters a customer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateCustomer {
    /// What was typed.
    pub customer: CustomerInput,
}

/// Changes a customer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct UpdateCustomer {
    /// Which.
    pub customer_id: CustomerId,
    /// As it is now.
    pub customer: CustomerInput,
}

/// A customer after a command.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CustomerAnswer {
    /// Id.
    pub customer_id: CustomerId,
    /// Number.
    pub number: String,
}

/// `customer.create`
pub(crate) async fn create(
    work: &mut Work,
    cx: &Cx,
    command: CreateCustomer,
) -> Outcome<CustomerAnswer> {
    command.customer.validate()?;
    let (number, series, serial) = work.draw(&format!("{}-C", cx.ctx.device_code)).await?;
    let customer_id = CustomerId::new(cx.ctx.new_id());
    let customer = Customer {
        customer_id,
        number: number.clone(),
        input: command.customer,
    };
    work.record(
        &cx.ctx,
        Event::Customer(
            customer_id,
            CustomerEvent::Created {
                customer,
                serial: Some((series, serial)),
            },
        ),
    )
    .await?;
    Ok(CustomerAnswer {
        customer_id,
        number,
    })
}

/// `customer.update`
pub(crate) async fn update(
    work: &mut Work,
    cx: &Cx,
    command: UpdateCustomer,
) -> Outcome<CustomerAnswer> {
    work.expect_version::<Customer>(command.customer_id.uuid(), cx.expected_version)
        .await?;
    command.customer.validate()?;
    let number = work
        .get::<Customer>(command.customer_id.uuid())
        .await?
        .number
        .clone();
    work.record(
        &cx.ctx,
        Event::Customer(
            command.customer_id,
            CustomerEvent::Updated {
                input: command.customer,
            },
        ),
    )
    .await?;
    Ok(CustomerAnswer {
        customer_id: command.customer_id,
        number,
    })
}
