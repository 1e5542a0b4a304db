package cognitosync.localcloud.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAccountTest {
    @TempDir
    Path folder;

    @Test
    void open_again_isTheSameAccount() {
        try (Database database = database()) {
            Account first = LocalAccount.open(database, "eu-west-1", new SecureRandom());
            assertThat(first.id()).matches("\\d{12}");
            assertThat(LocalAccount.open(database, "eu-west-1", new SecureRandom()))
                    .isEqualTo(first);
        }
    }

    @Test
    void open_inAnotherRegion_isRefused() {
        try (Database database = database()) {
            LocalAccount.open(database, "eu-west-1", new SecureRandom());
            assertThatThrownBy(() -> LocalAccount.open(database, "us-east-1", new SecureRandom()))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining("-Dlocal.region=eu-west-1");
        }
    }

    private Database database() {
        return Database.open(folder.resolve("d.sqlite"), List.of(LocalAccount.schema()));
    }
}
