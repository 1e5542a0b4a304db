package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.store.Database;
import java.time.InstantSource;

/**
 * What people do with their own accounts, through a page or through the API: one rule for both.
 *
 * @param registration signs up
 * @param confirmation confirms what was signed up
 * @param signIn checks a password
 * @param passwordReset sets a forgotten password anew
 */
public record Accounts(
        Registration registration, Confirmation confirmation, PasswordSignIn signIn, PasswordReset passwordReset) {
    /** What the rules work with. */
    public record Dependencies(
            Database database,
            InstantSource clock,
            Users users,
            Passwords passwords,
            Codes codes,
            Lockouts lockouts,
            BrowserSessions sessions) {}

    /** Composes them. */
    public static Accounts of(Dependencies with) {
        NewPasswords newPasswords = new NewPasswords(with.users(), with.passwords(), with.sessions(), with.clock());
        return new Accounts(
                new Registration(with.database(), with.users(), with.passwords(), with.codes(), with.clock()),
                new Confirmation(with.database(), with.users(), with.codes(), with.lockouts(), with.clock()),
                new PasswordSignIn(with.users(), with.passwords(), with.lockouts()),
                new PasswordReset(
                        with.database(), with.users(), newPasswords, with.codes(), with.lockouts(), with.clock()));
    }
}
