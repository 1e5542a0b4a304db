package cognitosync.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.AwsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputMembersTest {
    private static final InputMembers MEMBERS = InputMembers.honouring("StackName", "Capabilities[]", "Tags[].Key")
            .ignoring("Token", "it is sent once")
            .refusing("Topics[]", "there is no SNS here")
            .refusingUnless("DisableRollback", InputMembers.is("false"), "a failed deployment is always rolled back");

    private static void check(String name, String value) {
        MEMBERS.check("CreateStack", new QueryInput(Map.of("Action", "CreateStack", "Version", "1", name, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "StackName, Demo",
        "Capabilities.member.1, x",
        "Tags.member.1.Key, x",
        "Tags, ''",
        "Capabilities, ''",
        "Token, x",
        "Topics, ''",
        "Topics.member.1, ''",
        "DisableRollback, false",
        "DisableRollback, False",
        "DisableRollback, ''"
    })
    void memberThatDoesWhatItSays_isLetThrough(String name, String value) {
        assertThatCode(() -> check(name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Nonsense, x",
        "Nonsense, ''",
        "stackName, x",
        "StackName.member.1, x",
        "Capabilities, x",
        "Capabilities.1, x",
        "Capabilities.member.0, x",
        "Capabilities.member.01, x",
        "Capabilities.member.2, x",
        "Tags.member.1, x",
        "Tags.member.1.Nonsense, x",
        "Tags.member.2.Key, x",
        "Topics.member.1, arn",
        "DisableRollback, true",
        "DisableRollback, maybe"
    })
    void memberThatWouldBePassedOver_isRefusedByName(String name, String value) {
        assertThatThrownBy(() -> check(name, value))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining(name.replaceFirst("\\.member\\.2.*", ""))
                .hasMessageContaining("CreateStack");
    }

    @Test
    void elementsWithAGap_areRefused() {
        QueryInput input = new QueryInput(Map.of("Tags.member.1.Key", "a", "Tags.member.3.Key", "b"));
        assertThatThrownBy(() -> MEMBERS.check("CreateStack", input)).hasMessageContaining("Tags");
    }
}
