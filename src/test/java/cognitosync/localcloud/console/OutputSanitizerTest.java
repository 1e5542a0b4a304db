package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputSanitizerTest {
    private final List<String> secrets = new ArrayList<>();
    private final OutputSanitizer sanitizer = new OutputSanitizer(() -> secrets);

    @Test
    void secret_isMaskedWhereverItStands_onceItIsKnown() {
        secrets.add("hunter2");
        secrets.add("hunter2-and-more");
        assertThat(sanitizer.apply("x hunter2")).isEqualTo("x hunter2");
        sanitizer.refreshSecrets();
        assertThat(sanitizer.apply("x hunter2, hunter2-and-more.")).isEqualTo("x ****, ****.");
    }

    @Test
    void shortSecret_isMaskedWithinWords_andAnEmptyOneMasksNothing() {
        secrets.addAll(List.of("on", ""));
        sanitizer.refreshSecrets();
        assertThat(sanitizer.apply("on")).isEqualTo("****");
        assertThat(sanitizer.apply("one person, alone")).isEqualTo("****e pers****, al****e");
    }

    @Test
    void invitation_isMasked_whereAnIdentityIsNot() {
        String identity = "eu-west-1:4f1b0c2e-9d3a-4c5b-8e6f-7a8b9c0d1e2f";
        String token = "4f1b0c2e-9d3a-4c5b-8e6f-7a8b9c0d1e2f11111111-2222-4333-8444-555555555555";
        assertThat(sanitizer.apply("{\"token\":\"" + token + "\",\"owner\":\"" + identity + "\"}"))
                .isEqualTo("{\"token\":\"4f1b0c2e…\",\"owner\":\"" + identity + "\"}");
        assertThat(sanitizer.apply("invitation#" + token)).isEqualTo("invitation#4f1b0c2e…");
        assertThat(sanitizer.apply("invitation#" + token.substring(0, 40))).isEqualTo("invitation#4f1b0c2e…");
        assertThat(sanitizer.apply(identity + "#" + identity)).isEqualTo(identity + "#" + identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\tc", "نور الدين", "می‌خواهم", "👩‍👩‍👧", "‏مرحبا", "plain"})
    void writingAsPeopleWrite_staysAsItIs(String text) {
        assertThat(sanitizer.apply(text)).isEqualTo(text);
    }

    @Test
    void whatDeceivesTheEye_isShownAsAnEscape() {
        assertThat(sanitizer.apply("a\u0000\u001b[31m\r\u0085")).isEqualTo("a\\u0000\\u001b[31m\\u000d\\u0085");
        assertThat(sanitizer.apply("gpj.\u202eexe\u2066\u2028\ud800x"))
                .isEqualTo("gpj.\\u202eexe\\u2066\\u2028\\ud800x");
    }
}
