package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Messages to users whom an administrator created.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html">Customizing
 *     messages</a>
 */
public record Invitations(Mailbox mailbox, InstantSource clock) {
    private static final String KIND = "invitation";
    private static final String PASSWORD = "{####}";

    /** Sends the temporary password; as on AWS, nothing is sent where the text has no place for it. */
    public void send(Transaction transaction, UserPool pool, User user, String password) throws SQLException {
        String text = pool.invitation().text();
        if (!text.contains(PASSWORD)) {
            return;
        }
        mailbox.add(
                transaction,
                new Message(
                        UUID.randomUUID().toString(),
                        clock.instant(),
                        pool.id(),
                        user.email(),
                        KIND,
                        pool.invitation().subject(),
                        text.replace("{username}", user.email()).replace(PASSWORD, password),
                        password));
    }
}
