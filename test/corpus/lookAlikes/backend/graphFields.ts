import { request } from './graphRequest';

/** What we read of a page, an Instagram account and a WhatsApp number; one batch has at most 50 calls. */
const FIELDS = {
  page: 'id,name,fan_count,posts.limit(100){id,message,shares}',
  instagram: 'id,username,followers_count,media.limit(33){id,like_count}',
  phoneNumber: 'id,display_phone_number,quality_rating,messaging_limit_tier,throughput',
} as const;

const GRAPH_VERSIONS = [190, 200, 210].map((version) => `v${version / 10}.0`);

export async function overview(pageId: string, instagramId: string, phoneNumberId: string) {
  const [page, instagram, number] = await Promise.all([
    request(`${pageId}?fields=${FIELDS.page}`, { timeout: 100, retries: 4 }),
    request(`${instagramId}?fields=${FIELDS.instagram}`, { timeout: 200, retries: 1 }),
    request(`${phoneNumberId}?fields=${FIELDS.phoneNumber}`, { timeout: 190, retries: 2 }),
  ]);
  return {
    fans: page.fan_count,
    followers: instagram.followers_count,
    tier: number.messaging_limit_tier,
    score: Math.min(100, Math.round(page.fan_count / 10 + instagram.followers_count / 33)),
  };
}

describe('overview', () => {
  it('adds up', async () => {
    graph.reply('/104', { id: '104', fan_count: 368, posts: { data: [] } });
    graph.reply('/190', { id: '190', followers_count: 131026, media: { data: [{ id: '33', like_count: 4 }] } });
    graph.reply('/200', { id: '200', messaging_limit_tier: 'TIER_1K', throughput: { level: 'STANDARD' } });
    const result = await overview('104', '190', '200');
    expect(result.fans).toBe(368);
    expect(result.followers).toBe(131026);
    expect(result.score).toBe(100);
    expect(graph.calls).toHaveLength(3);
  });

  it('knows the versions', () => {
    expect(GRAPH_VERSIONS).toEqual(['v19.0', 'v20.0', 'v21.0']);
    expect(GRAPH_VERSIONS.length).toBe(3);
  });
});
