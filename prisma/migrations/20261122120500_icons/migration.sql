-- Pictures of the workspace itself.
ALTER TYPE "file_purpose" ADD VALUE 'icon';
