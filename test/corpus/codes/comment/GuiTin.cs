using System.Net.Http;

namespace PhongKham.ThongBao;

/// <summary>
/// Gửi tin nhắn WhatsApp nhắc lịch khám. Lỗi ⟦131026⟧: không gửi được. Lỗi ⟦131047⟧: quá 24 giờ, phải dùng mẫu tin.
/// </summary>
public class GuiTin
{
    // Mỗi giờ tối đa 100 tin, mỗi tin 200 đồng, phòng số 33.
    private const int ToiDa = 100;
    private const int SoLanThu = 4;

    // Mã lỗi ⟦190⟧ là token hết hạn, mã lỗi ⟦10⟧ là thiếu quyền.
    private static bool CanTokenMoi(int ma) => ma == ⟦190⟧ || ma == ⟦10⟧;

    public async Task<string?> Gui(HttpClient http, string so, string noiDung)
    {
        var traLoi = await http.PostAsJsonAsync("https://graph.facebook.com/v21.0/106540352242922/messages",
            new { messaging_product = "whatsapp", to = so, text = new { body = noiDung } });
        if ((int)traLoi.StatusCode == 200) return await traLoi.Content.ReadAsStringAsync();
        var loi = await traLoi.Content.ReadFromJsonAsync<LoiMeta>();
        if (CanTokenMoi(loi!.Error.Code)) throw new HetHanException();
        // ⟦131056⟧: gửi quá nhanh cho cùng một người, đợi 10 giây
        if (loi.Error.Code == ⟦131056⟧) await Task.Delay(10_000);
        return null;
    }
}
