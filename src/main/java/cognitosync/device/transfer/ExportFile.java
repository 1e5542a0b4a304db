package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file of an export that is being written; continues where the last run ended. */
final class ExportFile implements AutoCloseable {
    private static final int FORCE_EVERY = 200;

    private final ExportFolder folder;
    private final FileChannel channel;
    private final Set<String> done = new HashSet<>();
    private Tally tally = Tally.NOTHING;
    private int unforced;

    private ExportFile(ExportFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Opens the file and truncates it after the last complete identity. */
    static ExportFile open(ExportFolder folder) {
        try {
            ExportFile file = new ExportFile(folder, folder.files().open(ExportFolder.LINES));
            long whole = file.readBack();
            file.channel.truncate(whole);
            file.channel.position(whole);
            return file;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** Whether the identity was exported by an earlier run. */
    boolean has(String identityId) {
        return done.contains(identityId);
    }

    Tally tally() {
        return tally;
    }

    /** Appends an identity, its datasets and its closing line, at once. */
    synchronized void add(List<ExportLine> lines) {
        StringBuilder text = new StringBuilder();
        for (ExportLine line : lines) {
            text.append(line.text()).append('\n');
        }
        try {
            write(StandardCharsets.UTF_8.encode(text.toString()));
            if (++unforced == FORCE_EVERY) {
                unforced = 0;
                channel.force(false);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
        lines.forEach(line -> tally = tally.with(line));
    }

    // Half of an identity would be damage once other lines follow.
    private void write(ByteBuffer bytes) throws IOException {
        long before = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException full) {
            channel.truncate(before);
            throw full;
        }
    }

    // An interruption truncates the last line only; any other invalid line is not from an export.
    private long readBack() {
        long[] whole = {0};
        Tally[] pending = {Tally.NOTHING};
        folder.scan(line -> {
            if (line.content().isEmpty()) {
                if (!line.isCutOff()) {
                    throw folder.changed(line.number());
                }
                return;
            }
            pending[0] = pending[0].with(line.content().get());
            if (line.content().get() instanceof ExportLine.Identity identity) {
                done.add(identity.identityId());
                tally = pending[0];
                whole[0] = line.end();
            }
        });
        return whole[0];
    }

    void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static DeviceException failed(ExportFolder folder, IOException e) {
        return new DeviceException(
                DeviceException.Kind.INVALID_FILE, Messages.text("export.unwritable", folder.lines(), Reason.of(e)), e);
    }
}
