package cognitosync.localcloud.userpool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy(12, true, true, true, true, 5);

    @Test
    void violations_ofAValidPassword_isEmpty() {
        assertThat(policy.violations("Correct-horse-1")).isEmpty();
    }

    @Test
    void violations_sayHowToFixEach() {
        assertThat(policy.violations("Correct-ho-1")).isEmpty();
        assertThat(policy.violations("Correct-h-1")).containsExactly("Use a password with at least 12 characters.");
        assertThat(policy.violations("CORRECT-HORSE-1")).containsExactly("Add a lower-case letter to your password.");
        assertThat(policy.violations("correct-horse-1")).containsExactly("Add an upper-case letter to your password.");
        assertThat(policy.violations("Correct-horse-x")).containsExactly("Add a digit to your password.");
        assertThat(policy.violations("Correcthorse12"))
                .containsExactly("Add a symbol (such as ! ? # -) to your password.");
        assertThat(policy.violations(" Correct-horse-1"))
                .containsExactly("Remove the space at the start or end of your password.");
        assertThat(policy.violations("Correct-horse-1" + "x".repeat(256)))
                .containsExactly("Use a password with at most 256 characters.");
    }

    @Test
    void hintAndViolations_joinWhatIsMissing() {
        assertThat(policy.violations("Short-one"))
                .containsExactly("Use a password with at least 12 characters.", "Add a digit to your password.");
        assertThat(policy.violations("shorter-password"))
                .containsExactly("Add an upper-case letter and a digit to your password.");
        assertThat(policy.hint())
                .isEqualTo(
                        "Use at least 12 characters, including a lower-case letter, an upper-case letter, a digit and a"
                                + " symbol (such as ! ? # -).");
        assertThat(new PasswordPolicy(8, false, false, false, false, 0).hint()).isEqualTo("Use at least 8 characters.");
    }

    @Test
    void violations_countLettersOfTheLatinAlphabetOnly() {
        assertThat(policy.violations("ÄÖÜ-ÄÖÜ-ÄÖÜ-1a")).containsExactly("Add an upper-case letter to your password.");
    }
}
