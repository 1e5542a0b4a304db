package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of filters, and what they find. */
class UserFilterTest {
    private static final User ADA = new User(
            "eu-west-1_A",
            "0f6f3c1e-9d0a-4f5e-8a45-d8c5a6d4c2b1",
            UserStatus.FORCE_CHANGE_PASSWORD,
            true,
            Map.of("email", "ada@example.com", "name", "Ada \"the\" C:\\Lovelace", "given_name", ""),
            Instant.EPOCH,
            Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = \"ada@example.com\"",
                "email=\"ada@example.com\"",
                " \"email\" ^= \"ada@\" ",
                "email ^= \"\"",
                "given_name = \"\"",
                "name = \"Ada \\\"the\\\" C:\\\\Lovelace\"",
                "name ^= \"Ada \\\"\"",
                "sub = \"0f6f3c1e-9d0a-4f5e-8a45-d8c5a6d4c2b1\"",
                "username ^= \"0f6f\"",
                "status = \"Enabled\"",
                "cognito:user_status = \"force_change_password\"",
                "cognito:user_status ^= \"Force\""
            })
    void filter_thatFits_findsTheUser(String filter) {
        assertThat(UserFilter.parse(filter).orElseThrow().matches(ADA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = \"ada@\"",
                "email = \"Ada@example.com\"",
                "name ^= \"Ada the\"",
                "status = \"enabled\"",
                "status = \"Disabled\"",
                "cognito:user_status = \"CONFIRMED\"",
                "phone_number ^= \"\"",
                "username = \"ada@example.com\""
            })
    void filter_thatDoesNotFit_findsNothing(String filter) {
        assertThat(UserFilter.parse(filter).orElseThrow().matches(ADA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "email = ada",
                "email == \"a\"",
                "email =^ \"a\"",
                "email != \"a\"",
                "email = \"a",
                "email = \"a\"b\"",
                "email = \"a\\\"",
                "email = \"a\" and name = \"b\"",
                "\"email = \"a\"",
                "= \"a\""
            })
    void filter_thatBreaksTheGrammar_isRefused(String filter) {
        refused(filter, "Error while parsing filter.");
    }

    @Test
    void filter_onAnAttributeThatCannotBeSearched_isRefused() {
        refused("custom:team = \"red\"", "Invalid search attribute: custom:team");
        refused("Email = \"a\"", "Invalid search attribute: Email");
        refused("gender = \"a\"", "Invalid search attribute: gender");
    }

    @Test
    void filter_ofNothing_isNone() {
        assertThat(UserFilter.parse("")).isEmpty();
        assertThat(UserFilter.parse("  ")).isEmpty();
    }

    @Test
    void filter_thatIsLongAndBroken_isRefusedAtOnce() {
        String long255 = "name = \"" + "\\a".repeat(120) + "x";
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(1), () -> refused(long255, "Error while parsing filter."));
    }

    private static void refused(String filter, String message) {
        assertThatThrownBy(() -> UserFilter.parse(filter))
                .isInstanceOf(AwsException.class)
                .hasMessage(message)
                .extracting(error -> ((AwsException) error).code())
                .isEqualTo("InvalidParameterException");
    }
}
