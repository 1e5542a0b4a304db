package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tokens name the groups that a user is in when they are issued. */
class GroupTokensTest {
    private static final String WRITE = "arn:aws:iam::123456789012:role/Write";
    private static final String MEMBER = "{'UserPoolId': 'POOL', 'GroupName': '%s', 'Username': 'ada@example.com'}";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);
    private final AdminClient admin = new AdminClient(pool);

    @Test
    void tokens_ofAUserInGroups_nameThem_andAreNewAtEachRefresh() throws ParseException {
        browser.signUpAndConfirm();
        Response signedIn = browser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD);
        JsonNode first = BrowserClient.json(browser.redeem(BrowserClient.parameter(signedIn, "code"), Map.of()));
        assertThat(claims(first, "id_token")).doesNotContainKey("cognito:groups");
        assertThat(claims(first, "access_token")).doesNotContainKey("cognito:groups");
        admin.ask(
                "CreateGroup",
                "{'UserPoolId': 'POOL', 'GroupName': 'writers', 'Precedence': 1, 'RoleArn': '%s'}".formatted(WRITE));
        admin.ask("CreateGroup", "{'UserPoolId': 'POOL', 'GroupName': 'readers'}");
        admin.ask("AdminAddUserToGroup", MEMBER.formatted("readers"));
        admin.ask("AdminAddUserToGroup", MEMBER.formatted("writers"));
        JsonNode second =
                BrowserClient.json(browser.refresh(first.path("refresh_token").asText()));
        assertThat(claims(second, "id_token"))
                .containsEntry("cognito:groups", List.of("writers", "readers"))
                .containsEntry("cognito:roles", List.of(WRITE))
                .containsEntry("cognito:preferred_role", WRITE);
        assertThat(claims(second, "access_token"))
                .containsEntry("cognito:groups", List.of("writers", "readers"))
                .doesNotContainKeys("cognito:roles", "cognito:preferred_role");
    }

    private static Map<String, Object> claims(JsonNode tokens, String kind) throws ParseException {
        return SignedJWT.parse(tokens.path(kind).asText()).getJWTClaimsSet().getClaims();
    }
}
