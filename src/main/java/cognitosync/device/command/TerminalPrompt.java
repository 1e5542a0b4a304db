package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.PasswordPrompt;
import cognitosync.device.terminal.Keyboard;
import cognitosync.device.terminal.Terminal;
import java.util.Optional;

/**
 * Asks the person at the terminal, or reads the password from standard input.
 *
 * @param terminal where the person is
 * @param given the e-mail address of the command line
 * @param fromInput whether a program gives the password
 */
record TerminalPrompt(Terminal terminal, Optional<String> given, boolean fromInput) implements PasswordPrompt {
    /** So often may the two new passwords differ. */
    private static final int TRIES = 3;

    @Override
    public String email() {
        return given.orElseGet(() -> entered(
                        keyboard(Messages.text("sign-in.no-terminal")).line(Messages.text("sign-in.ask.email"))))
                .strip();
    }

    @Override
    public String password() {
        return fromInput
                ? entered(Optional.of(terminal.read().replaceFirst("\r$", "")))
                : entered(keyboard(Messages.text("sign-in.no-terminal")).secret(Messages.text("sign-in.ask.password")));
    }

    @Override
    public String newPassword(Optional<String> refusal) {
        Keyboard keyboard = keyboard(Messages.text("sign-in.no-terminal.new-password"));
        terminal.remark(refusal.orElseGet(() -> Messages.text("sign-in.new-password")));
        for (int tries = 0; tries < TRIES; tries++) {
            String first = entered(keyboard.secret(Messages.text("sign-in.ask.new-password")));
            if (first.equals(entered(keyboard.secret(Messages.text("sign-in.ask.new-password-again"))))) {
                return first;
            }
            terminal.remark(Messages.text("sign-in.new-password.different"));
        }
        throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sign-in.new-password.differed"));
    }

    @Override
    public String attribute(String name) {
        Keyboard keyboard = keyboard(Messages.text("sign-in.no-terminal.new-password"));
        return entered(keyboard.line(Terminal.escaped(Messages.text("sign-in.ask.attribute", name))))
                .strip();
    }

    private Keyboard keyboard(String otherwise) {
        return terminal.keyboard()
                .orElseThrow(() -> new DeviceException(DeviceException.Kind.INVALID_INPUT, otherwise));
    }

    // A secret perhaps, which no message may repeat.
    private static String entered(Optional<String> text) {
        if (text.filter(entered -> !entered.isBlank()).isEmpty()) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sign-in.nothing-entered"));
        }
        if (UndecodableText.isIn(text.get())) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sign-in.undecodable"));
        }
        return text.get();
    }
}
