package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.gateway.DocumentedMembers;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void everyDocumentedMember_isHonouredIgnoredOrRefused() throws Exception {
        DocumentedMembers.demandOf("sts", new SecurityTokens(null, TestAccount.ACCOUNT).operations());
    }
}
