#include <gtest/gtest.h>

#include "whatsapp/answer.hpp"

using whatsapp::Answer;

namespace {
constexpr int kAttempts = 4;
constexpr int kPage = 100;

const char* const kClosed =
    R"({"error":{"message":"(#⟦131047⟧) Re-engagement message","type":"OAuthException","code":⟦131047⟧,"fbtrace_id":"A4"}})";
const char* const kToken = "{\"error\":{\"message\":\"expired\",\"type\":\"OAuthException\",\"code\":⟦190⟧,\"error_subcode\":463}}";
}  // namespace

TEST(Answer, ReadsTheCode) {
  EXPECT_EQ(Answer::parse(400, kClosed).error_code, ⟦131047⟧);
  EXPECT_EQ(Answer::parse(401, kToken).error_code, ⟦190⟧);
  EXPECT_EQ(Answer::parse(200, "{}").status, 200);
}

TEST(Answer, KnowsWhatPasses) {
  Answer answer{.status = 400, .error_code = ⟦130429⟧};
  EXPECT_TRUE(answer.passes());
  answer.error_code = ⟦131026⟧;
  EXPECT_FALSE(answer.passes());
}

TEST(Pages, AreCounted) {
  EXPECT_EQ(whatsapp::pages(368, kPage), 4);
  EXPECT_EQ(whatsapp::pages(0, kPage), 0);
  EXPECT_LT(whatsapp::wait(kAttempts), 200);
}
