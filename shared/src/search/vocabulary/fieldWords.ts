/** Words that mean the same, by language, separated by blanks. */
interface FieldWord {
  readonly en: string;
  readonly pt?: string;
  readonly es?: string;
}

/**
 * The words of the field. The name of a row is how catalog texts begin the word, so it is looked up there together with
 * the English words; the others are what people say instead. Written as in the language; case and accents do not matter.
 */
export const FIELD_WORDS: Readonly<Record<string, FieldWord>> = {
  // What is sent.
  message: {
    en: 'messages msg msgs text texts',
    pt: 'mensagem mensagens msgs texto textos',
    es: 'mensaje mensajes texto textos',
  },
  template: {
    en: 'templates hsm tmpl',
    pt: 'modelo modelos template templates',
    es: 'plantilla plantillas modelo modelos',
  },
  param: {
    en: 'params parameter parameters variable variables placeholder placeholders field fields argument arguments',
    pt: 'parâmetro parâmetros variável variáveis campo campos',
    es: 'parámetro parámetros variable variables campo campos',
  },
  media: {
    en: 'file files attachment attachments',
    pt: 'mídia mídias midia arquivo arquivos anexo anexos ficheiro',
    es: 'multimedia archivo archivos adjunto adjuntos medios fichero',
  },
  image: {
    en: 'images photo picture pic jpg jpeg png',
    pt: 'imagem imagens foto fotos figura',
    es: 'imagen imágenes foto fotos',
  },
  video: { en: 'videos', pt: 'vídeo vídeos', es: 'vídeo vídeos' },
  audio: { en: 'voice ogg opus', pt: 'áudio áudios voz', es: 'audio audios voz' },
  document: { en: 'documents pdf', pt: 'documento documentos pdf', es: 'documento documentos pdf' },
  sticker: { en: 'stickers', pt: 'figurinha figurinhas', es: 'pegatina sticker' },
  header: { en: 'headers', pt: 'cabeçalho', es: 'encabezado cabecera' },
  footer: { en: 'footers', pt: 'rodapé', es: 'pie' },
  body: { en: '', pt: 'corpo', es: 'cuerpo' },
  button: { en: 'buttons cta', pt: 'botão botões', es: 'botón botones' },
  link: { en: 'links url urls uri', pt: 'link links', es: 'enlace enlaces liga' },
  newline: { en: 'newlines linebreak tab tabs linebreaks', pt: 'quebra quebras', es: 'salto saltos' },
  language: {
    en: 'languages locale translation translated',
    pt: 'idioma idiomas língua tradução',
    es: 'idioma idiomas lengua traducción',
  },
  name: { en: 'names', pt: 'nome nomes', es: 'nombre nombres' },
  display: { en: 'displayname', pt: 'exibição', es: 'mostrar visible exhibición' },
  category: { en: 'categories', pt: 'categoria categorias', es: 'categoría categorías' },
  marketing: {
    en: 'promo promotional promotion campaign campaigns broadcast broadcasts bulk newsletter',
    pt: 'promoção promocional campanha campanhas disparo disparos massa',
    es: 'promoción promocional campaña campañas masivo masivos difusión',
  },
  flow: { en: 'flows', pt: 'fluxo fluxos', es: 'flujo flujos' },
  call: { en: 'calls calling dial', pt: 'chamada chamadas ligação ligações ligar', es: 'llamada llamadas llamar' },
  group: { en: 'groups', pt: 'grupo grupos', es: 'grupo grupos' },
  participant: {
    en: 'participants member members',
    pt: 'participante participantes membro membros',
    es: 'participante participantes miembro miembros',
  },
  catalog: { en: 'catalogue product products', pt: 'catálogo produto produtos', es: 'catálogo producto productos' },
  webhook: { en: 'webhooks callback callbacks', pt: '' },
  username: { en: 'usernames' },
  interactive: { en: 'list', pt: 'interativa interativo lista', es: 'interactivo interactiva lista' },
  content: { en: '', pt: 'conteúdo', es: 'contenido' },

  // Who and where.
  number: {
    en: 'numbers phone phones mobile cell cellphone msisdn',
    pt: 'número números telefone telefones celular fone',
    es: 'número números teléfono teléfonos celular móvil',
  },
  recipient: {
    en: 'recipients user users customer customers client clients consumer contact contacts receiver subscriber person people destination',
    pt: 'destinatário destinatários usuário usuários utilizador cliente clientes contato contatos contacto pessoa pessoas destino',
    es: 'destinatario destinatarios usuario usuarios cliente clientes contacto contactos persona personas receptor destino',
  },
  sender: { en: 'from', pt: 'remetente', es: 'remitente' },
  account: { en: 'accounts waba', pt: 'conta contas', es: 'cuenta cuentas' },
  business: {
    en: 'businesses company',
    pt: 'empresa empresas negócio comercial',
    es: 'empresa empresas negocio comercial',
  },
  country: { en: 'countries region', pt: 'país países região', es: 'país países región' },
  app: { en: 'apps application', pt: 'aplicativo aplicação', es: 'aplicación' },
  device: { en: 'devices', pt: 'dispositivo dispositivos aparelho', es: 'dispositivo dispositivos' },
  same: { en: '', pt: 'mesmo mesma mesmos', es: 'mismo misma mismos' },
  self: { en: 'myself himself itself', pt: 'mesmo próprio', es: 'mismo propio' },
  list: { en: 'whitelist allowlist whitelisted', pt: 'lista listas', es: 'lista listas' },
  test: { en: 'sandbox testing', pt: 'teste testes', es: 'prueba pruebas' },
  page: { en: 'pages', pt: 'página', es: 'página' },

  // What happens.
  deliver: {
    en: 'delivered delivery delivering undelivered undeliverable arrive arrives arrived arriving reach reached reaching receive received receives receiving',
    pt: 'entregue entregues entrega entregar entregou chega chegam chegar chegou chegaram chegando recebe recebeu receber recebida recebendo',
    es: 'entregado entregada entregados entregadas entrega entregar entregó llega llegan llegar llegó llegaron llegado llegando recibe recibió recibir recibido',
  },
  exist: {
    en: 'exists existing existent nonexistent found find missing unknown',
    pt: 'existe existem existir existente inexistente encontrado encontrada achado encontrar desconhecido',
    es: 'existe existen existir existente inexistente encontrado encontrada encontrar encuentra encontró desconocido',
  },
  already: { en: 'duplicate duplicated', pt: 'já duplicado duplicada', es: 'ya duplicado duplicada' },
  missing: {
    en: 'required mandatory lacking omitted absent',
    pt: 'faltando falta faltante obrigatório obrigatória obrigatórios requerido ausente',
    es: 'falta faltante faltan obligatorio obligatoria requerido requerida ausente',
  },
  count: { en: 'amount quantity', pt: 'quantidade contagem', es: 'cantidad' },
  mismatch: {
    en: 'match matching mismatched differ differs different unmatched',
    pt: 'corresponde correspondem confere bate diferente incompatível divergente coincide',
    es: 'coincide coinciden corresponde diferente incompatible distinto',
  },
  format: { en: 'formatting formatted', pt: 'formato formatação formatado', es: 'formato' },
  invalid: {
    en: 'valid wrong incorrect bad malformed illegal incorrectly',
    pt: 'inválido inválida inválidos inválidas incorreto incorreta errado errada errados válido',
    es: 'inválido inválida inválidos incorrecto incorrecta equivocado erróneo errónea válido',
  },
  unsupported: {
    en: 'supported support supports',
    pt: 'suportado suportada suporta suportados',
    es: 'soportado soportada soporta compatible admitido admitida admite',
  },
  expire: {
    en: 'expired expires expiring expiration expiry overdue outdated',
    pt: 'expirado expirada expirou expira expirar vencido vencida venceu',
    es: 'expirado expirada expiró expira expirar vencido vencida venció caducado caducada caducó caduca',
  },
  window: { en: '', pt: 'janela', es: 'ventana' },
  outside: {
    en: 'out after closed passed',
    pt: 'fora depois após fechada encerrada passou passaram',
    es: 'fuera después tras cerrada pasaron pasado pasadas',
  },
  hour: { en: 'hours hr hrs h', pt: 'hora horas hs', es: 'hora horas hs' },
  day: { en: 'days daily', pt: 'dia dias diário diária', es: 'día días diario diaria' },
  reply: {
    en: 'replied replies respond responded answer answered wrote',
    pt: 'respondeu responder resposta respondendo escreveu',
    es: 'respondió responder respuesta respondido escribió contestó',
  },
  limit: {
    en: 'limits limited limiting exceeded exceed exceeds overlimit quota cap capped',
    pt: 'limite limites limitado excedido excedida excedeu ultrapassado ultrapassou cota atingido',
    es: 'límite límites limitado excedido excedida excedió superado superó cuota alcanzado',
  },
  rate: {
    en: 'ratelimit throughput throttle throttled throttling tps speed fast quick quickly mps',
    pt: 'taxa velocidade rápido vazão frequência',
    es: 'tasa velocidad rápido frecuencia',
  },
  many: {
    en: 'much multiple',
    pt: 'muitas muitos demais excesso excessivo várias',
    es: 'muchos muchas demasiados demasiadas exceso varios',
  },
  pair: { en: 'pairs', pt: 'par', es: 'par' },
  second: { en: 'seconds sec', pt: 'segundo segundos', es: 'segundo segundos' },
  request: {
    en: 'requests',
    pt: 'requisição requisições solicitação solicitações pedido chamadas',
    es: 'solicitud solicitudes petición peticiones llamadas',
  },
  spam: { en: 'flagged reported', pt: 'denunciado denúncia', es: 'denunciado denuncia' },
  quality: { en: 'low', pt: 'qualidade baixa', es: 'calidad baja' },
  ecosystem: { en: 'healthy engagement', pt: 'ecossistema saudável engajamento', es: 'ecosistema saludable' },
  block: {
    en: 'blocked blocks blocking',
    pt: 'bloqueado bloqueada bloqueados bloqueou bloquear bloqueio bloquearam',
    es: 'bloqueado bloqueada bloqueados bloqueó bloquear bloqueo bloquearon bloquea',
  },
  lock: { en: 'locked', pt: 'bloqueada bloqueado travada travado', es: 'bloqueada bloqueado' },
  ban: { en: 'banned banning', pt: 'banida banido banimento', es: 'baneada baneado vetada' },
  suspend: { en: 'suspended suspension', pt: 'suspensa suspenso suspensão', es: 'suspendida suspendido suspensión' },
  restrict: {
    en: 'restricted restriction restrictions',
    pt: 'restrita restrito restrição restringida restringido',
    es: 'restringida restringido restricción',
  },
  disable: {
    en: 'disabled deactivated inactive off',
    pt: 'desativado desativada desabilitado desabilitada inativa inativo',
    es: 'desactivado desactivada deshabilitado deshabilitada inhabilitada inhabilitado inactiva',
  },
  pause: { en: 'paused pausing', pt: 'pausado pausada pausa pausou', es: 'pausado pausada pausa' },
  reject: {
    en: 'rejected rejection declined refused denied',
    pt: 'rejeitado rejeitada recusado recusada reprovado reprovada negado',
    es: 'rechazado rechazada rechazo denegado denegada',
  },
  approve: {
    en: 'approved approval unapproved review pending',
    pt: 'aprovado aprovada aprovação análise pendente',
    es: 'aprobado aprobada aprobación revisión pendiente',
  },
  policy: {
    en: 'policies violation violated violates violations',
    pt: 'política políticas violação viola violou',
    es: 'política políticas violación infracción viola',
  },
  stop: {
    en: 'opt opted optout optedout unsubscribe unsubscribed stop stopped',
    pt: 'descadastrou descadastrar parar parou sair cancelou descadastro',
    es: 'baja desuscribió desuscrito parar dejó cancelar',
  },
  consent: { en: 'optin optedin', pt: 'consentimento', es: 'consentimiento' },
  experiment: { en: '', pt: 'experimento', es: 'experimento' },
  term: { en: 'terms tos', pt: 'termos', es: 'términos condiciones' },

  // Access.
  token: { en: 'tokens bearer oauth', pt: 'token chave', es: 'token clave' },
  access: { en: 'login', pt: 'acesso', es: 'acceso' },
  session: { en: 'sessions', pt: 'sessão', es: 'sesión' },
  permission: {
    en: 'permissions scope scopes unauthorized forbidden authorization authorize allowed',
    pt: 'permissão permissões autorização autorizado permitido permitida',
    es: 'permiso permisos autorización autorizado permitido permitida',
  },
  password: { en: 'passwords', pt: 'senha senhas', es: 'contraseña contraseñas' },
  pin: { en: 'pincode', pt: 'pin senha', es: 'pin clave contraseña' },
  step: { en: '2fa twostep 2step factor', pt: 'etapas etapa fatores', es: 'pasos paso factores' },
  verify: {
    en: 'verification verified unverified validate verifying reverify',
    pt: 'verificação verificado verificada verificar validar validação',
    es: 'verificación verificado verificada verificar validar validación',
  },
  otp: { en: 'sms' },
  register: {
    en: 'registered registration unregistered registering registry',
    pt: 'registrado registrada registrar registro cadastrado cadastrada cadastro cadastrar registado',
    es: 'registrado registrada registrar registro',
  },
  deregister: { en: 'deregistered deregistration unregister', pt: 'desregistrar', es: 'desregistrar' },
  migrate: {
    en: 'migration migrated migrating move moved port',
    pt: 'migrar migração migrado migrada mover',
    es: 'migrar migración migrado migrada mover',
  },
  certificate: { en: 'cert certs', pt: 'certificado certificados', es: 'certificado certificados' },
  identity: { en: '', pt: 'identidade', es: 'identidad' },
  object: { en: 'objects', pt: 'objeto', es: 'objeto' },
  id: { en: 'ids identifier', pt: 'identificador', es: 'identificador' },
  signature: { en: 'signatures signed', pt: 'assinatura', es: 'firma' },
  decrypt: {
    en: 'decryption encryption encrypt key',
    pt: 'descriptografar criptografia decifrar',
    es: 'descifrar cifrado encriptación desencriptar',
  },

  // Money.
  payment: {
    en: 'payments pay paid billing bill card credit invoice funds money unpaid charge',
    pt: 'pagamento pagamentos pagar pago cobrança faturamento fatura cartão crédito boleto',
    es: 'pago pagos pagar pagado facturación factura cobro tarjeta crédito',
  },
  balance: { en: 'wallet', pt: 'saldo carteira', es: 'saldo cartera' },

  // Faults.
  server: { en: 'servers', pt: 'servidor', es: 'servidor' },
  service: { en: 'services', pt: 'serviço', es: 'servicio' },
  unavailable: {
    en: 'down outage available overloaded offline',
    pt: 'indisponível fora caiu disponível',
    es: 'disponible caído caída indisponible',
  },
  maintenance: { en: '', pt: 'manutenção', es: 'mantenimiento' },
  internal: { en: '', pt: 'interno', es: 'interno' },
  generic: { en: 'unknown general unspecified', pt: 'desconhecido genérico', es: 'desconocido genérico' },
  wrong: { en: '', pt: 'errado deu', es: 'mal salió' },
  timeout: { en: 'timed slow', pt: 'demorou lento esgotado', es: 'lento agotado' },
  wait: { en: '', pt: 'esperar aguarde aguardar', es: 'esperar espere' },
  retry: { en: 'retries resend', pt: 'reenviar tentar tentativas', es: 'reenviar reintentar reintento intentos' },
  large: {
    en: 'big huge heavy size larger oversize exceeds',
    pt: 'grande tamanho pesado maior',
    es: 'grande tamaño pesado mayor',
  },
  long: {
    en: 'length longer characters character chars',
    pt: 'longo longa comprida caracteres tamanho',
    es: 'largo larga caracteres longitud',
  },
  small: { en: 'tiny', pt: 'pequena pequeno', es: 'pequeña pequeño' },
  download: { en: 'downloading downloaded fetch', pt: 'baixar download baixando', es: 'descargar descarga bajar' },
  upload: {
    en: 'uploading uploaded uploads',
    pt: 'subir upload carregar envio carregamento',
    es: 'subir cargar carga',
  },
  type: { en: 'types mime', pt: 'tipo tipos', es: 'tipo tipos' },
  change: {
    en: 'changed changes',
    pt: 'mudou alterado alterada mudar trocou trocar',
    es: 'cambió cambiado cambiada cambiar cambio',
  },
  edit: { en: 'edited editing update updated', pt: 'editar editado atualizar', es: 'editar editado actualizar' },
  delete: {
    en: 'deleted deleting removed',
    pt: 'excluído excluir deletado apagado apagar',
    es: 'eliminado eliminar borrado borrar',
  },
  create: { en: 'created creating creation', pt: 'criar criado criada criação', es: 'crear creado creada creación' },
  version: { en: 'versions', pt: 'versão', es: 'versión' },
};

/**
 * Words of questions that tell no entry from another; the English ones are not in the index either. Negations are among
 * them: nobody looks for what works.
 */
export const EMPTY_WORDS = {
  en: 'a about all also an and any anymore api are as at be because been being but by can cant cannot cloud code could did didnt do does doesnt doing dont during even ever facebook for from get gets getting give given giving go got had has have havent having he help here him his how i if im in into is isnt it its just know let like me mean means meta might my need needs never no none not now of on only or our please problem problems should showing so some still than thanks that thats the their them then there these they this those to today too tried try trying under us use using very want wants was wasnt we were what whats when where which while who why will with without wont work working would yet you your',
  pt: 'a ao aos as até com como da das de dela dele deles do dos e é ela ele eles em essa esse esta está estão este estou eu foi fui há isso mais mas me muito muita meu meus minha minhas na não nas nem no nos nós nossa nosso num numa o onde os ou para pela pelo pode podem por porque pra qual quando que quem quero resolver se sem ser seu seus significa só sobre sua suas também tem tenho ter um uma uns vai vou ajuda fazer deu dá consigo consegue conseguindo aparece dando',
  es: 'a al algo algún alguna como cómo con cuando cuándo cual cuál de del demasiado demasiada dice donde el él ella ellos en era es esa ese eso está están estas este esto estoy fue ha hace hacer hay he la las le les lo los más me mi mis muy nada ni no nos o para pero por porque puede pueden puedo que qué quien quiere quieren quiero se sea ser si sin sobre solucionar son su sus también te tengo tiene tienen tu un una unas uno unos y yo ayuda sale aparece arreglar significa',
} as const;

/** Words that are in nearly every question: they count, but little. */
export const WEAK_WORDS =
  'error errors fail failed fails failing failure issue issues erro erros falha falhou falhar fallo falló falla whatsapp wa zap wpp message messages msg mensagem mensagens mensaje mensajes send sending sent enviar envio enviando enviado enviada envia enviou envía envío manda mandar received business empresa';

/** Words before a number that make it a code. */
export const CODE_WORDS = 'code codes error err erro cod codigo código kode subcode errorcode subcódigo';

/** Words after a number that make it a quantity. */
export const UNIT_WORDS =
  'hour hours hr hrs h hora horas hs minute minutes minutos min second seconds segundos sec day days dia dias día días week weeks message messages mensagens mensajes msgs char chars characters caracteres mb kb gb template templates conversations conversas conversaciones user users customers usuarios usuários numbers números requests calls times vezes veces step steps per por';
