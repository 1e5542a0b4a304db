package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.gateway.DocumentedMembers;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void everyDocumentedMember_isHonouredIgnoredOrRefused() throws Exception {
        DocumentedMembers.demandOf(
                "sts",
                new SecurityTokens(new SecurityTokens.Dependencies(
                                (request, service) -> null,
                                (who, action, arn, policy) -> {},
                                null,
                                "123456789012",
                                "eu-west-1"))
                        .operations());
    }
}
