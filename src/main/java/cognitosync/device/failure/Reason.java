package cognitosync.device.failure;

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

/** Why a file or the network failed, in words: exceptions say it with their type, if at all. */
public final class Reason {
    private Reason() {}

    private static boolean stems(Throwable e, Class<?> from) {
        return from.isInstance(e) || (e.getCause() != null && stems(e.getCause(), from));
    }

    /** The reason, to be put into a sentence. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException absent) {
            return "there is no " + absent.getFile();
        }
        if (e instanceof CharacterCodingException) {
            return "it is not written in UTF-8";
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException other) {
            return other.getFile() + " is no folder";
        }
        if (e instanceof FileSystemException files && files.getReason() != null) {
            return files.getFile() + ": " + files.getReason();
        }
        if (stems(e, UnresolvedAddressException.class) || stems(e, UnknownHostException.class)) {
            return "there is no host of that name";
        }
        if (e instanceof HttpTimeoutException || e instanceof SocketTimeoutException) {
            return "no answer came in time";
        }
        if (e instanceof ConnectException) {
            return "the connection was refused";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
