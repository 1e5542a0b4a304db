package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer calls somebody, asked with again: it must not tell a user from nobody. */
class AnsweredNamesTest {
    private static final String WRONG = "Wrong-password-1";

    @AutoClose
    private final SignInFixture api = new SignInFixture();

    private final String client =
            api.client("'PreventUserExistenceErrors': 'ENABLED', 'ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH']");

    private JsonNode begin(String username) {
        return api.initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", username, "SRP_A", new SrpClient().srpA()))
                .path("ChallengeParameters");
    }

    private String idOf(String username) {
        return begin(username).path("USER_ID_FOR_SRP").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "nobody@example.com"})
    void userId_asName_isItselfWithTheSameSalt(String email) {
        JsonNode first = begin(email);
        String id = first.path("USER_ID_FOR_SRP").asText();

        for (UnaryOperator<String> written :
                List.<UnaryOperator<String>>of(UnaryOperator.identity(), name -> name.toUpperCase(Locale.ROOT))) {
            JsonNode second = begin(written.apply(id));
            assertThat(second.path("USER_ID_FOR_SRP").asText()).isEqualTo(id);
            assertThat(second.path("SALT")).isEqualTo(first.path("SALT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "nobody@example.com"})
    void userId_asName_isLockedWithTheAddress(String email) {
        String id = idOf(email);
        for (int i = 0; i < 5; i++) {
            assertThat(api.refusedSrp(client, email, WRONG)).endsWith("Incorrect username or password.");
        }

        assertThat(api.refusedSrp(client, id, WRONG)).endsWith("Password attempts exceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {EMAIL, "nobody@example.com"})
    void userId_asName_isToldNoAddressThatACodeGoesTo(String email) {
        String id = idOf(email);

        for (String operation : new String[] {"ForgotPassword", "ResendConfirmationCode"}) {
            ObjectNode body = PoolFixture.json("{}").put("ClientId", client).put("Username", id);
            assertThat(api.call(operation, body)
                            .path("CodeDeliveryDetails")
                            .path("Destination")
                            .asText())
                    .isEqualTo("***@***");
        }
    }
}
