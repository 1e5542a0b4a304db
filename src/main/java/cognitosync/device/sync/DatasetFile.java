package cognitosync.device.sync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.messages.Messages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * The state of a dataset in a file. Each identity has its own files, so that one account never reads or pushes the data
 * of another.
 *
 * @param files the folder
 * @param address of the dataset
 */
public record DatasetFile(PrivateFiles files, DatasetAddress address) implements LocalCopy {

    @Override
    public State state() {
        return files.read(name()).map(this::parse).orElse(State.EMPTY);
    }

    @Override
    public State change(UnaryOperator<State> change) {
        return files.locked(() -> {
            State before = state();
            State after = change.apply(before);
            if (!after.equals(before)) {
                files.write(name(), StateJson.write(after, address));
            }
            return after;
        });
    }

    private State parse(String text) {
        return StateJson.read(text, address)
                .orElseThrow(() -> new DeviceException(
                        DeviceException.Kind.INVALID_FILE,
                        Messages.text("copy.invalid", files.folder().resolve(name()), address.name())));
    }

    // Names of datasets may differ in case only and contain colons, which not every file system supports.
    private String name() {
        String which = (address.place().isEmpty() ? "" : address.place() + "/") + address.identityPoolId() + "/"
                + address.identityId() + "/" + address.name();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(which.getBytes(StandardCharsets.UTF_8));
            return "datasets/" + HexFormat.of().formatHex(digest) + ".json";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
