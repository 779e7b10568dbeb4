import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { callAt, callsHandledAt } from '../../../shared/src/fixes/call/findSendCalls.ts';
import { fileStyleOf } from '../../../shared/src/fixes/fileStyle.ts';
import type { LanguageFixes } from '../../../shared/src/fixes/languageFixes.ts';
import { nodeAt } from '../../../shared/src/fixes/syntax.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { actionsAtCaret, applyFix, applyRetry, CARET, retriesAtCaret } from './fixtures.ts';

const ruby = LANGUAGE_FIXES.ruby as LanguageFixes;

/** A class that handles the code of an exception around some lines. */
const caught = (lines: string, more = ''): string => `require 'cloud_api'

class Sender < ApplicationService
${more}
  def call(to, list)
    ${lines}
  rescue CloudApi::Error => e
    raise unless e.code == 131056‸
  end
end
`;

/** Texts in which no retry may be offered at the caret, by what is in the way. */
const NOT_OFFERED: Record<string, string> = {
  'a code that must not be sent again': caught('client.send_text(to)').replace('131056', '131047'),
  'only a constant': 'PAIR_LIMIT = 131056‸\n',
  'a rescue around something else': caught('save(to)'),
  'a property that begins with send': caught('notify(order.sender_id)'),
  'Ruby’s own send': caught('client.send(:deliver, to)'),
  'a file that is sent to a browser': caught('send_data(pdf)'),
  'a keyword retry': `def f(to)
  tries = 0
  begin
    client.send_text(to)
  rescue CloudApi::Error => e
    retry if e.code == 131056‸ && (tries += 1) < 3
  end
end
`,
  'a block that counts attempts': caught('3.times { |attempt| client.send_text(to, attempt) }'),
  'a loop that counts attempts': caught('loop { attempts += 1; client.send_text(to) }'),
  'retriable around it': caught('Retriable.retriable(tries: 3) { client.send_text(to) }'),
  'a job that is run again': caught('client.send_text(to)', '  retry_on CloudApi::Error, attempts: 5\n'),
  'a time limit around it': caught('Timeout.timeout(5) { client.send_text(to) }'),
  'a transaction around it': caught('Order.transaction { client.send_text(to) }'),
  'a lock around it': caught('@mutex.synchronize { client.send_text(to) }'),
  'a lock of another make around it': caught('Redlock::Client.new.lock!(to, 2000) { client.send_text(to) }'),
  'a lock that is acquired around it': caught('RedisLock.new(to).acquire { client.send_text(to) }'),
  'a fixed number of rounds': caught('3.times { return client.send_text(to) }'),
  'a loop that waits before it sends again': `def f(to)
  loop do
    sent = client.send_text(to)
    if sent['error']['code'] == 131056‸
      sleep 6
      next
    end
    return sent
  end
end
`,
  'a method that calls itself': caught('client.send_text(to)').replace('raise unless', 'call(to, list) if'),
  'a job that queues itself again': caught('client.send_text(to)').replace(
    'raise unless',
    'self.class.perform_in(5, to) if',
  ),
  'a job that is run again by hand': caught('client.send_text(to)').replace('raise unless', 'retry_job if'),
  'a result that is taken apart': `def f(to)
  status, body = client.send_text(to)
  log(status) if body['error']['code'] == 131056‸
end
`,
  'a file in which each method needs a signature': `# typed: strict\n${caught('client.send_text(to)')}`,
  'a call that is made later': caught('client.delay.send_text(to)'),
  'a numbered parameter': caught('list.each { client.send_text(_1) }'),
  'the parameter it': caught('list.each { client.send_text(it) }'),
  'an argument that is assigned': caught('client.send_text(number = to.strip)'),
  'an argument that is yielded for': caught('client.send_text(yield(to))'),
  'an argument that leaves the block': caught('list.each { |x| client.send_text(x || next) }'),
  'a block that is passed on': caught('client.send_text(to, &block)'),
  'super in an argument': caught('client.send_text(super)'),
  'an argument that sends': caught('client.send_image(to, client.upload_media(list))'),
  'an argument that is taken off a list': caught('client.send_text(list.shift)'),
  'an argument that changes something': caught('client.send_text(to, to.otp!)'),
  'a stream that can be read once': caught('file = File.open(to); client.send_image(to, file)'),
  'a file that is open around it': caught('File.open(to) { |file| client.send_image(to, file) }'),
  'many messages at once': caught('client.send_messages(list)'),
  'a method of the file that sends in a loop': caught(
    'send_text(list)',
    '  def send_text(list) = list.each { |to| client.send_message(to) }\n',
  ),
  'a helper name that means something else': caught(
    'client.send_text(to)',
    '  def with_whatsapp_retry(codes) = yield\n',
  ),
  'a code read in a way of its own': caught('client.send_text(to)').replace('e.code ==', 'e.details.first[:number] =='),
  'a block of a class, whose object is not in sight': `class Hook < Sinatra::Base
  post '/send' do
    client.send_text(params[:to])
  rescue CloudApi::Error => e
    halt 429 if e.code == 131056‸
  end
end
`,
  'a method that a block defines for another class': `module Sends
  class_methods do
    def deliver(to)
      client.send_text(to)
    rescue CloudApi::Error => e
      raise unless e.code == 131056‸
    end
  end
end
`,
  'a module whose functions are named one by one': `module Sends
  def deliver(to)
    client.send_text(to)
  rescue CloudApi::Error => e
    raise unless e.code == 131056‸
  end
  module_function :deliver
end
`,
  'a helper that cannot be reached': `class A
  def one(to)
    with_whatsapp_retry([131056], to: to) { client.send_text(to) }
  end

  def whatsapp_retry_delay(error, codes, attempt)
    policies = { 131056 => { delays: [1], jitter: 0 } }
    code = error.code
    policies[code]
  end

  def with_whatsapp_retry(codes, to: nil)
    yield
  rescue CloudApi::Error => e
    whatsapp_retry_delay(e, codes, 0)
  end
end

class B
  def two(to)
    client.send_text(to)
  rescue CloudApi::Error => e
    raise unless e.code == 131056‸
  end
end
`,
  'brackets that do not match': caught('client.send_text(to'),
  'a body that is a stream': `require 'net/http'
def f(uri, to)
  request = Net::HTTP::Post.new(uri)
  request.body_stream = File.open(to)
  response = Net::HTTP.start(uri.host) { |http| http.request(request) }
  response if JSON.parse(response.body)['error']['code'] == 131056‸
end
`,
};

describe('Add retry in Ruby', () => {
  it('is offered where none of this is in the way', async () => {
    expect(await retriesAtCaret(caught('client.send_text(to)'), 'ruby')).toEqual(['Add retry for 131056']);
    expect(await retriesAtCaret(caught('list.each { |x| client.send_text(x) }'), 'ruby')).not.toEqual([]);
    expect(await retriesAtCaret(caught('client.messages.send(to: to)'), 'ruby')).not.toEqual([]);
  });

  it.each(Object.entries(NOT_OFFERED))('is not offered for %s', async (_name, text) => {
    expect(await retriesAtCaret(text, 'ruby')).toEqual([]);
  });

  it.each([
    [
      'return client.send_text(to) if to',
      'return with_whatsapp_retry([131056], to: to) { client.send_text(to) } if to',
    ],
    [
      'client.send_text to, list or fail',
      'with_whatsapp_retry([131056], to: to) { client.send_text to, list } or fail',
    ],
    ['puts client.send_text to', 'puts with_whatsapp_retry([131056], to: to) { client.send_text to }'],
    ['x = client.send_text(to)&.id', 'x = with_whatsapp_retry([131056], to: to) { client.send_text(to) }&.id'],
    ['client.send_text(to) rescue nil', 'with_whatsapp_retry([131056], to: to) { client.send_text(to) } rescue nil'],
    ['@x ||= client.send_text(to)', '@x ||= with_whatsapp_retry([131056], to: to) { client.send_text(to) }'],
    ['!client.send_text(to)', '!with_whatsapp_retry([131056], to: to) { client.send_text(to) }'],
    ['"#{client.send_text(to)}"', '"#{with_whatsapp_retry([131056], to: to) { client.send_text(to) }}"'],
    ['foo(client.send_text(to), 1)', 'foo(with_whatsapp_retry([131056], to: to) { client.send_text(to) }, 1)'],
    [
      'client.send_text(to:, body: list)',
      'with_whatsapp_retry([131056], to: to) { client.send_text(to:, body: list) }',
    ],
    ['client.send_text(to: f(to))', 'with_whatsapp_retry([131056], to: to) { client.send_text(to: f(to)) }'],
  ])('keeps %s what it was', async (before, after) => {
    expect(await applyRetry(caught(before), 'ruby')).toContain(`    ${after}\n`);
  });

  it('takes a request through a method of the class for a send', async () => {
    const text = caught('make_request(:post, "messages", to: to, messaging_product: "whatsapp")');
    expect(await applyRetry(text, 'ruby')).toContain('with_whatsapp_retry([131056], to: to) do\n      make_request(');
  });

  it('hands both branches of a condition to the helper', async () => {
    const text = `def f(to, body)
  sent = body ? client.send_text(to, body) : client.send_template(to)
  log(sent) if sent['error']['code'] == 131056‸
end
`;
    expect((await applyRetry(text, 'ruby')).match(/with_whatsapp_retry\(\[131056\], to: to\)/g)).toHaveLength(2);
  });

  it('reaches from define_method, and follows a predicate', async () => {
    const text = `require 'cloud_api'
class A
  LIMITS = [131056‸].freeze

  define_method(:deliver) do |to|
    client.send_text(to)
  rescue CloudApi::Error => e
    raise unless LIMITS.include?(e.code)
  end
end
`;
    expect(await applyRetry(text, 'ruby')).toContain('with_whatsapp_retry([131056], to: to) { client.send_text(to) }');
  });

  it('writes numbers in groups where the file does', async () => {
    const text = caught('client.send_text(to, 1_000_000)').replace('131056‸', '131_056');
    const source = await parseSource(text, 'ruby');
    const calls = callsHandledAt(source, ruby, text.indexOf('131_056'));
    const entry = testCatalog.get('131056');
    if (!entry) throw new Error('no entry');
    const style = fileStyleOf(source, ruby.custom);
    const project = { dependencies: new Map(), path: 'a.rb' };
    const edit = ruby.addRetry({ source, style, calls, entry, project, placement: 'file' });
    const after = applyChanges(text, edit?.changes ?? []);
    expect(after).toContain('with_whatsapp_retry([131_056], to: to)');
    expect(after).toContain('131_056 => { delays: [1, 4, 16, 64], jitter: 0.5 }');
  });

  it('puts the module where Rails loads it, without requiring it', async () => {
    const text = caught('client.send_text(to)').replace(CARET, '').replace("require 'cloud_api'\n\n", '');
    const source = await parseSource(text, 'ruby');
    const calls = callsHandledAt(source, ruby, text.indexOf('131056'));
    const entry = testCatalog.get('131056');
    if (!entry) throw new Error('no entry');
    const style = fileStyleOf(source, ruby.custom);
    const project = { dependencies: new Map(), path: 'shop/app/services/orders/sender.rb' };
    const edit = ruby.addRetry({ source, style, calls, entry, project, placement: 'module' });
    expect(edit?.module?.path).toBe('shop/app/services/whatsapp_retry.rb');
    const after = applyChanges(text, edit?.changes ?? []);
    expect(after).toContain('WhatsappRetry.with_whatsapp_retry([131056], to: to) { client.send_text(to) }');
    expect(after).not.toContain('require');
  });
});

describe('the other fixes in Ruby', () => {
  const constants = [{ name: '', code: '131000', doc: '131000: Something went wrong.' }];

  it.each([
    [
      'case c\n  when 131056 then 1\n  else 2\nend\n',
      'case c\n  when 131056 then 1\n  when 131000\n    # 131000: Something went wrong.\n  else 2\nend\n',
    ],
    [
      'case c\nwhen 131056\n  1\n# else\nelse 2\nend\n',
      'case c\nwhen 131056\n  1\nwhen 131000\n  # 131000: Something went wrong.\n# else\nelse 2\nend\n',
    ],
    [
      'case c\nin 131056 | 131047\n  x\nend\n',
      'case c\nin 131056 | 131047\n  x\nin 131000\n  # 131000: Something went wrong.\nend\n',
    ],
  ])('add a case to %j', async (before, after) => {
    const source = await parseSource(before, 'ruby');
    const found = ruby.switchAt(nodeAt(source.root, before.indexOf('131056')));
    expect(found?.codes[0]).toBe('131056');
    const changes = found ? ruby.addCases(found, constants, source, fileStyleOf(source, ruby.custom)) : [];
    expect(applyChanges(before, changes)).toBe(after);
  });

  it.each([
    ["error['message'] == 'Rate'", "error['code'] == 131056"],
    ["response['error']['message'].include?('Rate')", "response['error']['code'] == 131056"],
    ["!body.dig('error', 'message').start_with?('Rate')", "body.dig('error', 'code') != 131056"],
    [
      'e.error_info.message =~ "x" || e.error_info.message != "Rate"',
      'e.error_info.message =~ "x" || e.error_info.code != 131056',
    ],
    ["e.message == 'Rate' || e.code == 4", 'e.code == 131056 || e.code == 4'],
    ["errors.first[:title] == 'Rate'", 'errors.first[:code] == 131056'],
  ])('compare the code in %s', async (before, after) => {
    const source = await parseSource(before, 'ruby');
    const title = nodeAt(source.root, before.indexOf('Rate')).parent;
    const changes = title && ruby.compareCode(title, '131056', source);
    expect(applyChanges(before, changes ?? [])).toBe(after);
  });

  it.each(["e.message == 'Rate'", "log('Rate')", "status == 'Rate'"])('leave %s', async (text) => {
    const source = await parseSource(text, 'ruby');
    const title = nodeAt(source.root, text.indexOf('Rate')).parent;
    expect(title && ruby.compareCode(title, '131056', source)).toBeUndefined();
  });

  it('require what a template needs in one block', async () => {
    const text = caught('client.send_text(to)')
      .replace("require 'cloud_api'\n\n", '')
      .replace('raise unless', 'if')
      .replace('131056‸', '131047‸\n      log\n    end');
    expect((await applyFix(text, 'ruby', /^131047: send/)).text).toMatch(
      /^require 'json'\nrequire 'net\/http'\n\nclass Sender/,
    );
  });

  it('send a template where the recipient is known in the branch only', async () => {
    const sends = (lines: string): Promise<boolean> =>
      actionsAtCaret(
        caught(lines).replace('raise unless', 'if').replace('131056‸', '131047‸\n      log\n    end'),
        'ruby',
      ).then(({ actions }) => actions.some(({ title, command }) => title.startsWith('131047: send') && !command));
    expect(await sends('client.send_text(to)')).toBe(true);
    expect(await sends('list.each { |number| client.send_text(to: number) }')).toBe(false);
  });

  it('find the call around a caret, blocks of Net::HTTP included', async () => {
    const text = 'def f(uri, req)\n  Net::HTTP.start(uri.host) { |http| http.request(req) }\nend\n';
    const source = await parseSource(text, 'ruby');
    const at = text.indexOf('request');
    expect(callAt(source, ruby, at, at)?.node.text).toMatch(/^Net::HTTP\.start/);
  });
});
