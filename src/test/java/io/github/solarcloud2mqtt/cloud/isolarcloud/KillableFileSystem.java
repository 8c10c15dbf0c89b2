package io.github.solarcloud2mqtt.cloud.isolarcloud;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file system for tests of a process that is killed before one of its changes, or in the middle of a write. After that
 * every operation throws {@link Killed}.
 */
final class KillableFileSystem {

    private final Provider provider = new Provider();
    private final Disk disk = new Disk();
    private final FileSystem real;
    private final int survivedChanges;
    private int changes;
    private boolean killed;

    /**
     * @param survivedChanges how many changes to the disk the process makes before it is killed
     */
    KillableFileSystem(Path folder, int survivedChanges) {
        real = folder.getFileSystem();
        this.survivedChanges = survivedChanges;
    }

    /** Thrown by every operation after the kill. */
    static final class Killed extends Error {}

    /** A path of this file system. */
    Path path(Path path) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("getFileSystem")) {
                return disk;
            }
            Object[] plain = arguments == null
                    ? new Object[0]
                    : Arrays.stream(arguments).map(KillableFileSystem::realOf).toArray();
            try {
                Object result = method.invoke(path, plain);
                return result instanceof Path found ? path(found) : result;
            } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        };
        return (Path) Proxy.newProxyInstance(
                KillableFileSystem.class.getClassLoader(),
                new Class<?>[] {Path.class, Real.class},
                withReal(handler, path));
    }

    private interface Real {
        Path realPath();
    }

    private static InvocationHandler withReal(InvocationHandler handler, Path path) {
        return (proxy, method, arguments) ->
                method.getName().equals("realPath") ? path : handler.invoke(proxy, method, arguments);
    }

    private static Object realOf(Object object) {
        return object instanceof Real proxy ? proxy.realPath() : object;
    }

    private static Path real(Path path) {
        return (Path) realOf(path);
    }

    private void live() {
        if (killed) {
            throw new Killed();
        }
    }

    private boolean dies() {
        live();
        killed = changes++ == survivedChanges;
        return killed;
    }

    private void change() {
        if (dies()) {
            throw new Killed();
        }
    }

    private final class Provider extends FileSystemProvider {
        private FileSystemProvider real() {
            live();
            return real.provider();
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            change();
            return new Channel(real().newFileChannel(KillableFileSystem.real(path), options, attributes));
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return real().newByteChannel(KillableFileSystem.real(path), options, attributes);
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
            change();
            real().createDirectory(KillableFileSystem.real(path), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            change();
            real().delete(KillableFileSystem.real(path));
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            change();
            real().move(KillableFileSystem.real(source), KillableFileSystem.real(target), options);
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return real().isSameFile(KillableFileSystem.real(path), KillableFileSystem.real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return real().isHidden(KillableFileSystem.real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return real().getFileStore(KillableFileSystem.real(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            real().checkAccess(KillableFileSystem.real(path), modes);
        }

        @Override
        public <V extends FileAttributeView> @Nullable V getFileAttributeView(
                Path path, Class<V> type, LinkOption... options) {
            change();
            return real().getFileAttributeView(KillableFileSystem.real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return real().readAttributes(KillableFileSystem.real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return real().readAttributes(KillableFileSystem.real(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            change();
            real().setAttribute(KillableFileSystem.real(path), attribute, value, options);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getScheme() {
            return "killable";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Disk extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return path(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }

    private final class Channel extends FileChannel {
        private final FileChannel real;

        Channel(FileChannel real) {
            this.real = real;
        }

        /** A process that is killed while it writes has written a part. */
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (dies()) {
                real.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
                throw new Killed();
            }
            return real.write(bytes);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            change();
            real.force(metaData);
        }

        /** Locks end with the process, that is with the real channel. */
        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            change();
            return real.lock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
