package cognitosync.localcloud.userpool.users;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.token.TestKeys;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new Verifiers(TestKeys.sealing()));

    @Test
    void hash_matchesItsPasswordOnly_andIsSalted() {
        String hash = passwords.hash("Correct-horse-1");
        assertThat(hash).startsWith("$argon2id$v=19$m=12288,t=3,p=1$").doesNotContain("orrect");
        assertThat(passwords.matches("Correct-horse-1", hash)).isTrue();
        assertThat(passwords.matches("Correct-horse-2", hash)).isFalse();
        assertThat(passwords.hash("Correct-horse-1")).isNotEqualTo(hash);
    }

    @Test
    void nobody_costsAsMuchAsSomebody() {
        String parameters = "$argon2id$v=19$m=12288,t=3,p=1$";
        assertThat(Passwords.DUMMY_HASH).startsWith(parameters).hasSameSizeAs(passwords.hash("x"));
        assertThat(passwords.matches("", Passwords.DUMMY_HASH)).isFalse();
    }
}
