// Envío de avisos por WhatsApp.
//
// Si Meta responde con el código ⟦131047⟧ ya pasaron 24 horas y hay que mandar una plantilla.
// Con el ⟦131026⟧ no hay nada que hacer: llamar por teléfono.
// El error ⟦100⟧ casi siempre es un campo vacío, el ⟦190⟧ es el token.
// Oficina 33, extensión 190, planta 4. Horario de 10 a 19.
import { cliente } from './cliente';

const MAXIMO = 100; // avisos por hora
const ESPERA_MS = 4_000;

export async function avisar(numero: string, texto: string): Promise<boolean> {
  const { status, body } = await cliente.mensajes(numero, texto.slice(0, 1024));
  if (status === 200) return true;
  /* el ⟦131056⟧ y el ⟦130429⟧ se arreglan esperando */
  if (body.error.code === ⟦131056⟧ || body.error.code === ⟦130429⟧) {
    await new Promise((seguir) => setTimeout(seguir, ESPERA_MS));
    return avisar(numero, texto);
  }
  return false;
}

export const precio = (avisos: number): number => (avisos > MAXIMO ? 190 : 100) * 0.033;
