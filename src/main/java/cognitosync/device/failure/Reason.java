package cognitosync.device.failure;

import cognitosync.device.messages.Messages;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes why a file or the network failed: exceptions often say so with their type only. */
public final class Reason {
    private Reason() {}

    private static boolean stems(Throwable e, Class<?> from) {
        return from.isInstance(e) || (e.getCause() != null && stems(e.getCause(), from));
    }

    /** The reason, for use in a sentence. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException absent) {
            return Messages.text("reason.absent", absent.getFile());
        }
        if (e instanceof CharacterCodingException) {
            return Messages.text("reason.not-utf8");
        }
        if (e instanceof AccessDeniedException denied) {
            return Messages.text("reason.no-permission", denied.getFile());
        }
        if (e instanceof FileAlreadyExistsException other) {
            return Messages.text("reason.not-a-folder", other.getFile());
        }
        if (e instanceof FileSystemException files && files.getReason() != null) {
            return files.getFile() + ": " + files.getReason();
        }
        if (stems(e, UnresolvedAddressException.class) || stems(e, UnknownHostException.class)) {
            return Messages.text("reason.unknown-host");
        }
        if (e instanceof HttpTimeoutException || e instanceof SocketTimeoutException) {
            return Messages.text("reason.timeout");
        }
        if (e instanceof ConnectException) {
            return Messages.text("reason.refused");
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
