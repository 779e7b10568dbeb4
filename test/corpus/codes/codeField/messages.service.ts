import { HttpException, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { AxiosError } from 'axios';
import { Repository } from 'typeorm';
import { Message } from './message.entity';
import { WhatsAppClient } from './whatsapp.client';

@Injectable()
export class MessagesService {
  private readonly logger = new Logger(MessagesService.name);

  constructor(
    @InjectRepository(Message) private readonly messages: Repository<Message>,
    private readonly client: WhatsAppClient,
  ) {}

  async send(dto: { to: string; body: string }): Promise<Message> {
    const message = await this.messages.save({ ...dto, state: 'queued', tries: 0 });
    try {
      const { data } = await this.client.text(dto.to, dto.body);
      return this.messages.save({ ...message, state: 'sent', wamid: data.messages[0].id });
    } catch (thrown) {
      const error = thrown instanceof AxiosError ? thrown.response?.data?.error : undefined;
      this.logger.error(`whatsapp refused ${message.id}: ${error?.code} ${error?.message}`);
      const known = { metaCode: ⟦131047⟧, key: 'window_closed' };
      const paused = { metaCode: ⟦132015⟧, key: 'template_paused' };
      const key = [known, paused].find(({ metaCode }) => metaCode === error?.code)?.key ?? 'other';
      throw new HttpException({ statusCode: 422, key, code: error?.code ?? ⟦?1⟧ }, 422);
    }
  }

  /** Fifty at a time, newest first. */
  list(page: number): Promise<Message[]> {
    return this.messages.find({ order: { createdAt: 'DESC' }, skip: (page - 1) * 50, take: 50 });
  }

  /** What the desk shows while the API of Meta is down. */
  offline(): { error: { code: number; title: string } } {
    return { error: { code: ⟦131016⟧, title: 'Service unavailable' } };
  }
}
