//! What the host of a module lends it: a clock, a way to let messages in, decoders of old encodings.

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::tabular::{Encoding, LegacyDecoder};

/// Milliseconds since some moment, the same clock in workers and in Node.
pub(crate) fn now() -> f64 {
    thread_local! {
        static CLOCK: Option<(JsValue, js_sys::Function)> = {
            let performance = Reflect::get(&js_sys::global(), &"performance".into()).ok();
            performance.and_then(|object| {
                let now = Reflect::get(&object, &"now".into()).ok()?.dyn_into().ok()?;
                Some((object, now))
            })
        };
    }
    CLOCK.with(|clock| {
        let asked = clock.as_ref().and_then(|(object, now)| now.call0(object).ok()?.as_f64());
        asked.unwrap_or_else(js_sys::Date::now)
    })
}

/// Lets waiting messages in. A macrotask: a promise alone would not. By a message to oneself, because
/// browsers hold back a timeout that follows others by 4 ms, a tenth of a slice.
pub(crate) async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return rest().await };
    let near = channel.port1();
    let mut listener = None;
    let heard = Promise::new(&mut |resolve, _| {
        let answer = move |_: &web_sys::Event| {
            // What a listener throws has nowhere to go, and resolving throws nothing.
            let _ = resolve.call0(&JsValue::NULL);
        };
        listener = Some(EventListener::once(&near, "message", answer));
    });
    near.start();
    if channel.port2().post_message(&JsValue::NULL).is_err() || JsFuture::from(heard).await.is_err() {
        rest().await;
    }
    drop(listener);
    // An open port would keep Node from ending.
    near.close();
}

/// A short pause, for whoever waits for another to finish.
pub(crate) async fn rest() {
    TimeoutFuture::new(0).await;
}

/// The decoders every browser and Node has.
pub(crate) struct HostDecoder;

impl LegacyDecoder for HostDecoder {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        let options = web_sys::TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = web_sys::TextDecoder::new_with_label_and_options(encoding.as_str(), &options).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    }
}
