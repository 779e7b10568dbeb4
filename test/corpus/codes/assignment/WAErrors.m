#import "WAErrors.h"

NSString *const WAErrorDomain = @"org.example.whatsapp";

// Numbers as the WhatsApp Cloud API sends them.
static const NSInteger kWAErrorTokenExpired = ⟦190⟧;
static const NSInteger kWAErrorUndeliverable = ⟦131026⟧;
static const NSInteger kWAErrorReengagement = ⟦131047⟧;
static const NSInteger kWAErrorTemplateMissing = ⟦132001⟧;

static const CGFloat kRowHeight = 44.0;
static const CGFloat kBubbleWidth = 260.0;
static const NSUInteger kPageSize = 50;

@implementation WAErrors

+ (NSString *)textForCode:(NSInteger)code {
    switch (code) {
        case ⟦4⟧:
        case ⟦130429⟧:
            return NSLocalizedString(@"Too many messages.", nil);
        case ⟦131026⟧:
            return NSLocalizedString(@"Cannot be reached.", nil);
        case ⟦131047⟧:
            return NSLocalizedString(@"Pick a template.", nil);
        default:
            return [NSString stringWithFormat:@"Error %ld", (long)code];
    }
}

+ (BOOL)shouldRetry:(NSError *)error {
    return [@[@(⟦80007⟧), @(⟦130429⟧), @(⟦131056⟧)] containsObject:@(error.code)] || error.code == ⟦131016⟧;
}

+ (CGFloat)heightForLines:(NSInteger)lines {
    return lines == 0 ? kRowHeight : kRowHeight + (lines - 1) * 18.0;
}

@end
