package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserStatus;
import cognitosync.localcloud.userpool.users.Users;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that an earlier version wrote goes on with every table that a new one has, and with its data. */
class EarlierDatabaseTest {
    private static final String POOL = "eu-west-1_AbCdEfGhI";

    @TempDir
    Path folder;

    @Test
    void version4_isUpgraded_andKeepsUsersPasswordsAndSessions() throws Exception {
        Path file = folder.resolve("d.sqlite");
        version4(file);
        try (Database database = Database.open(file, Wiring.schemas())) {
            Users users = new Users(database);
            User ada = users.find(POOL, "ada").orElseThrow();
            assertThat(ada.status()).isEqualTo(UserStatus.CONFIRMED);
            assertThat(ada.enabled()).isTrue();
            assertThat(ada.email()).isEqualTo("ada@example.com");
            assertThat(ada.modifiedAt()).isEqualTo(ada.createdAt());
            assertThat(users.find(POOL, "bob").orElseThrow().status()).isEqualTo(UserStatus.UNCONFIRMED);
            for (String table : List.of("password", "verification_code", "sign_in", "refresh_token")) {
                assertThat(count(database, table)).as(table).isEqualTo(1);
            }
            users.adminDeleteUser(POOL, "ada");
            for (String table : List.of("password", "verification_code", "sign_in", "refresh_token")) {
                assertThat(count(database, table))
                        .as("%s goes with the user, as before", table)
                        .isZero();
            }
        }
    }

    private static void version4(Path file) throws Exception {
        try (InputStream tables = EarlierDatabaseTest.class.getResourceAsStream("/store/version-4.sql");
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("""
                    INSERT INTO pool_user (pool_id, sub, name_key, confirmed, enabled, attributes, created_at) VALUES
                      ('%1$s', 'ada', 'ada@example.com', 1, 1, '{"email": "ada@example.com"}', 1764000000000),
                      ('%1$s', 'bob', 'bob@example.com', 0, 1, '{"email": "bob@example.com"}', 1764000000000);
                    INSERT INTO password (pool_id, sub, hash, since) VALUES ('%1$s', 'ada', 'hash', 1764000000000);
                    INSERT INTO verification_code (pool_id, sub, purpose, code, expires_at)
                      VALUES ('%1$s', 'ada', 'RESET', '123456', 1764000000000);
                    INSERT INTO sign_in (id, event_id, client_id, pool_id, sub, scope, auth_time, expires_at, revoked)
                      VALUES ('s', 'e', 'c', '%1$s', 'ada', 'openid', 1764000000000, 1764000000000, 0);
                    INSERT INTO refresh_token (hash, sign_in) VALUES ('h', 's');
                    PRAGMA user_version = 4;
                    """.formatted(POOL));
        }
    }

    private static long count(Database database, String table) {
        return database.read(transaction -> transaction
                .first("SELECT count(*) AS number FROM " + table, row -> row.number("number"))
                .orElseThrow());
    }
}
