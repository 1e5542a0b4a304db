package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.gateway.DocumentedMembers;
import cognitosync.localcloud.names.Account;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void everyDocumentedMember_isHonouredIgnoredOrRefused() throws Exception {
        DocumentedMembers.demandOf(
                "sts", new SecurityTokens(null, new Account("123456789012", "eu-west-1")).operations());
    }
}
