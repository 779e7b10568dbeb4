// Textos que a recepção vê quando o WhatsApp falha.
module.exports = {
  texto(codigo) {
    if (codigo === ⟦131047⟧) return 'Erro ⟦131047⟧: passou de 24 horas, use um modelo.';
    if (codigo === ⟦131026⟧) return 'Erro ⟦131026⟧: esta pessoa não recebe WhatsApp.';
    if (codigo === ⟦190⟧) return 'Erro ⟦190⟧: o token expirou, avise o suporte (ramal 33).';
    if (codigo === ⟦100⟧) return 'Código ⟦100⟧: algum campo está errado.';
    return `Erro ${codigo}`;
  },
  limites: { porHora: 100, porDia: 1000, tentativas: 4 },
  quartos: [10, 33, 100, 190],
  diaria(quarto) {
    if (quarto === 100) return 'Quarto 100: R$ 190,00, até 4 pessoas';
    return 'Outros quartos: R$ 100,00';
  },
  async avisar(numero, quarto) {
    try {
      await enviar(numero, `Seu quarto é o ${quarto}. Café das 7 às 10.`);
    } catch (erro) {
      console.error(`WhatsApp erro ${erro.code} no quarto ${quarto}, tentativa 4`);
      if (String(erro.code) === '⟦131047⟧') console.error('codigo ⟦131047⟧ de novo');
    }
  },
};
