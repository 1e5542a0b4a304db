package cognitosync.localcloud.userpool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy(12, true, true, true, true, 5);

    @Test
    void unmet_ofAGoodPassword_isEmpty() {
        assertThat(policy.unmet("Correct-horse-1")).isEmpty();
    }

    @Test
    void unmet_namesEachLack() {
        assertThat(policy.unmet("Correct-ho-1")).isEmpty();
        assertThat(policy.unmet("Correct-h-1")).containsExactly("at least 12 characters");
        assertThat(policy.unmet("CORRECT-HORSE-1")).containsExactly("a lower-case letter");
        assertThat(policy.unmet("correct-horse-1")).containsExactly("an upper-case letter");
        assertThat(policy.unmet("Correct-horse-x")).containsExactly("a digit");
        assertThat(policy.unmet("Correcthorse12")).hasSize(1).first().asString().startsWith("a symbol");
        assertThat(policy.unmet(" Correct-horse-1")).containsExactly("no space at its start or end");
        assertThat(policy.unmet("Correct-horse-1" + "x".repeat(256))).containsExactly("at most 256 characters");
    }

    @Test
    void unmet_countsLettersOfTheLatinAlphabetOnly() {
        assertThat(policy.unmet("ÄÖÜ-ÄÖÜ-ÄÖÜ-1a")).containsExactly("an upper-case letter");
    }
}
