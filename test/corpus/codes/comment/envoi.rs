//! Envoi des rappels par WhatsApp.
//!
//! L'erreur ⟦131026⟧ veut dire que le message n'arrivera pas, l'erreur ⟦131047⟧ que la fenêtre de 24 heures est fermée.
//! Le code ⟦190⟧ : jeton expiré. Le code ⟦10⟧ : permission manquante.

use std::time::Duration;

/// Au plus 100 rappels par minute, 4 essais chacun.
pub const LIMITE: usize = 100;
pub const ESSAIS: u32 = 4;

/// Bureau 33, poste 190.
pub struct Envoi {
    client: crate::Client,
}

impl Envoi {
    pub async fn rappel(&self, numero: &str, texte: &str) -> Option<String> {
        for essai in 0..ESSAIS {
            match self.client.post(numero, texte).await {
                Ok(id) => return Some(id),
                // ⟦131056⟧ : trop de messages à la même personne
                Err(e) if e.code == ⟦131056⟧ => tokio::time::sleep(Duration::from_secs(4u64.pow(essai))).await,
                Err(e) => {
                    log::error!("rappel refusé : {}", e.code);
                    return None;
                }
            }
        }
        None
    }
}
