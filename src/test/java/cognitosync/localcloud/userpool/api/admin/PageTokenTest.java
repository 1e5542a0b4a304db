package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.AwsException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of pages lead on in the list they belong to, and in no other. */
class PageTokenTest {
    private static final PageToken LIST = PageToken.of("ListGroups", "eu-west-1_A");

    @Test
    void token_leadsBehindItsElement() {
        String token = LIST.behind("größer 👥");
        assertThat(token).matches("\\S+");
        assertThat(LIST.read(Optional.of(token))).isEqualTo("größer 👥");
        assertThat(LIST.read(Optional.empty())).isEmpty();
    }

    @Test
    void token_ofAnotherList_isRefused() {
        refused(PageToken.of("ListGroups", "eu-west-1_B"), LIST.behind("a"));
        refused(PageToken.of("ListGroups", "eu-west-1_A", ""), LIST.behind("a"));
        refused(PageToken.of("ListGroupseu-", "west-1_A"), LIST.behind("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!", "AAAA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA", "é"})
    void token_thatWasNotIssued_isRefused(String token) {
        refused(LIST, token);
    }

    private static void refused(PageToken list, String token) {
        assertThatThrownBy(() -> list.read(Optional.of(token)))
                .isInstanceOf(AwsException.class)
                .hasMessage("Invalid pagination token.")
                .extracting(error -> ((AwsException) error).code())
                .isEqualTo("InvalidParameterException");
    }
}
